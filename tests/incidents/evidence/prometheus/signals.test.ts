import { describe, expect, it } from 'vitest';
import type { Sample } from '#clients/prometheus.ts';
import type { MetricSignal } from '#incidents/evidence/prometheus/metric-signal.ts';
import { parsePromql } from '#sandbox/prometheus/promql/parse-promql.ts';
import { bareScope, claimsScope as scope, everySignal as all, queriesOf } from './every-signal.ts';

const sample = (value: number, labels: Sample['labels'] = {}): Sample => ({ labels, value, at: new Date(0) });
const judge = (signal: MetricSignal | undefined, usual: number | null, ...series: readonly Sample[]) =>
  signal?.judge({ series, value: Math.max(...series.map(({ value }) => value)), usual, scope });
const signalOf = (finding: string, place = 0) => all.filter((signal) => signal.finding === finding)[place];

describe('the signals of Prometheus', () => {
  it('ask what Prometheus understands, now and in the past, whatever is known of the service', () => {
    for (const of of [scope, bareScope]) {
      for (const query of all.flatMap((signal) => queriesOf(signal, of))) {
        expect(() => parsePromql(query)).not.toThrow();
      }
    }
  });

  it('keep names from becoming a part of the query', () => {
    const hostile = '"} or vector(99) or up{job="\\';
    const of = { ...scope, service: hostile, namespace: hostile, nodes: [hostile], callees: [hostile] };
    for (const query of all.flatMap((signal) => queriesOf(signal, of))) {
      expect(() => parsePromql(query)).not.toThrow();
      expect(JSON.stringify(parsePromql(query))).not.toContain('"name":"vector"');
    }
  });

  it('put the offset behind every selector of what is compared with the past', () => {
    for (const signal of all.filter(({ isCompared }) => isCompared)) {
      const past = (signal.ask(scope, 300) ?? '').replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
      expect(past).not.toMatch(/\}(?:\[\w+\])?(?! offset|\[)/);
    }
  });

  it('see locks that exclude others, and take more everyday locks for what a busier database has', () => {
    const [strong, every] = [signalOf('database_locks_waiting'), signalOf('database_locks_waiting', 1)];
    expect(strong?.ask(scope, 0)).toContain('mode!~"accesssharelock|rowsharelock|rowexclusivelock"');
    expect(every?.ask(scope, 0)).not.toContain('mode');
    expect(judge(strong, 0, sample(5))).toMatchObject({ present: true });
    expect(judge(strong, 0, sample(4))).toBeNull();
    expect(judge(every, 10, sample(25))).toBeNull();
    expect(judge(every, 10, sample(24))).toMatchObject({ present: false });
    for (const signal of [strong, every]) expect(judge(signal, null, sample(25))).toBeNull();
  });

  it('name a metric by the label under which it was found, and stay short enough to be read', () => {
    const query = signalOf('error_rate_high')?.ask(scope, 0) ?? '';
    expect(query).toContain('rate(http_requests_total{app="claims-api"}[60s])');
    expect(query.length).toBeLessThan(600);
  });

  it.each([
    ['error_rate_high', 0, null, 0.06, 0.04],
    ['error_rate_high', 0, 0.002, 0.012, 0.008],
    ['traffic_above_baseline', 0, 100, 140, 139],
    ['traffic_below_baseline', 0, 100, 40, 41],
    ['latency_above_objective', 0, 0.2, 0.4, 0.39],
    ['cpu_saturated', 0, null, 0.9, 0.89],
    ['cpu_fell', 0, 1, 0.3, 0.31],
    ['cpu_throttled', 0, null, 0.25, 0.24],
    ['memory_near_limit', 0, null, 0.9, 0.89],
    ['memory_growing', 0, null, 0.05, 0.04],
    ['gc_time_high', 0, 0.005, 0.04, 0.02],
    ['file_descriptors_exhausted', 0, null, 0.9, 0.89],
    ['database_pool_saturated', 0, null, 0.9, 0.89],
    ['long_transactions', 0, 1, 30, 29],
    ['replication_lag_high', 0, null, 30, 29],
    ['cache_misses_high', 0, 0.1, 0.2, 0.19],
    ['cache_misses_high', 0, 0.02, 0.13, 0.11],
    ['cache_misses_high', 0, null, 0.4, 0.39],
    ['queue_lag_growing', 0, 100, 250, 249],
    ['consumption_stalled', 0, 50, 5, 6],
    ['retries_high', 0, 0.01, 0.2, 0.19],
    ['dns_errors_high', 0, 0, 0.05, 0.04],
    ['dns_errors_high', 1, 0.2, 0.4, 0.39],
    ['disk_nearly_full', 0, null, 0.85, 0.84],
    ['hpa_at_maximum', 0, null, 1, 0.9],
    ['quota_fully_used', 0, null, 1, 0.99],
    ['node_cpu_saturated', 0, null, 0.9, 0.89],
    ['node_disk_nearly_full', 0, null, 0.88, 0.87],
    ['node_network_errors', 0, 1, 5, 4],
    ['tcp_retransmissions_high', 0, 2, 10, 9],
    ['clock_off', 0, null, 0.5, 0.49],
  ] as const)('see %s (%i) from its threshold on, beside what is usual', (finding, place, usual, at, below) => {
    const signal = signalOf(finding, place);
    expect(judge(signal, usual, sample(at))).toMatchObject({ present: true });
    expect(judge(signal, usual, sample(below))).toMatchObject({ present: false });
  });

  it.each([
    'traffic_above_baseline',
    'latency_above_objective',
    'cpu_fell',
    'queue_lag_growing',
    'consumption_stalled',
  ])('say nothing of %s where nobody knows what is usual', (finding) => {
    expect(judge(signalOf(finding), null, sample(1000))).toBeNull();
  });

  it('count a certificate’s days, and say when it expired', () => {
    const signal = signalOf('certificate_expiring');
    const day = 86_400;
    expect(judge(signal, null, sample(-30 * day))).toMatchObject({ present: false });
    expect(judge(signal, null, sample(-6 * day, { certificate: 'api-tls' }))).toMatchObject({
      present: true,
      text: 'api-tls expires in 144 h',
      subject: 'api-tls',
    });
    expect(judge(signal, null, sample(7200), sample(-30 * day))?.text).toBe('a certificate expired 2 h ago');
  });

  it('blame nobody outside for what a service of the catalogue does', () => {
    const signal = signalOf('outside_peer_failing');
    const inside = sample(0.9, { peer: 'auth.shared.svc:80' });
    const outside = sample(0.3, { peer: 'api.bank.example' });
    expect(judge(signal, null, inside)).toMatchObject({ present: false });
    expect(judge(signal, null, inside, outside)).toMatchObject({ present: true, subject: 'api.bank.example' });
  });

  it('find the neighbour that takes most of a node, and not the service itself', () => {
    const signal = signalOf('neighbour_takes_node');
    const pods = (greedy: string) => [
      sample(9, { node: 'node-1', pod: greedy }),
      sample(1, { node: 'node-1', pod: 'claims-worker-6f5-abcde' }),
    ];
    expect(judge(signal, null, ...pods('export-adhoc'))).toMatchObject({ present: true, subject: 'export-adhoc' });
    expect(judge(signal, null, ...pods('claims-api-6f5-abcde'))).toMatchObject({ present: false });
  });

  it('give the figures that decided', () => {
    expect(judge(signalOf('error_rate_high'), 0.002, sample(0.237))?.text).toBe(
      '24 % of the requests fail, usually 0.2 %',
    );
  });
});
