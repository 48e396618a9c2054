import type { Sample } from '#clients/prometheus.ts';
import { own, perSecond, type MetricScope } from './metric-scope.ts';
import { anyOf, quoted } from './promql-text.ts';
import type { MetricSignal, Reading, Verdict } from './metric-signal.ts';
import { sayNumber, sayShare, sayUsual } from './say-number.ts';

const peerLabels = 'peer, client_name, server_address';
const calls = 'http_client_requests_total';
/** Who answers with too many requests or unauthorised is not down. */
const serverErrors = 'code=~"5..|0|error|timeout"';

function shareByPeer(scope: MetricScope, matcher: string, at = 0): string {
  const part = `sum by (${peerLabels}) (${own(scope, calls, at, perSecond, matcher)})`;
  const all = `sum by (${peerLabels}) (${own(scope, calls, at, perSecond)})`;
  // A code that never occurred has no series: none of them is 0.
  return `(${part} or 0 * ${all}) / ${all}`;
}

/** Of the calls that the service makes, by whom it calls. */
export const peerSignals: readonly MetricSignal[] = [
  {
    finding: 'outside_peer_failing',
    ask: (scope) => shareByPeer(scope, serverErrors),
    judge: (reading) => worstOutside(reading, 0.1, 'of the calls to', 'fail'),
  },
  {
    finding: 'outside_peer_rate_limiting',
    ask: (scope) => shareByPeer(scope, 'code="429"'),
    judge: (reading) => worstOf(reading.series, 0.05, 'of the calls to', 'are refused with 429'),
  },
  {
    finding: 'peer_refuses_credentials',
    ask: (scope) => shareByPeer(scope, 'code=~"401|403"'),
    judge: (reading) => worstOf(reading.series, 0.1, 'of the calls to', 'are refused as unauthorised'),
  },
  {
    finding: 'outside_peer_slow',
    isCompared: true,
    ask: (scope, at) => {
      const quantile = `quantile="0.99"${outsiders(scope, ',')}`;
      const gauges = ['http_client_request_duration_seconds', 'http_client_requests_seconds'].map((metric) =>
        own(scope, metric, at, undefined, quantile),
      );
      return `max by (${peerLabels}) (${gauges.join(' or ')})`;
    },
    judge: slowest,
  },
  {
    finding: 'outside_peer_slow',
    isCompared: true,
    onlyIf: (scope) => `count(${own(scope, 'http_client_request_duration_seconds_bucket')})`,
    ask: (scope, at) => {
      const buckets = own(scope, 'http_client_request_duration_seconds_bucket', at, perSecond, outsiders(scope, ''));
      return `histogram_quantile(0.99, sum by (${peerLabels}, le) (${buckets}))`;
    },
    judge: slowest,
  },
  {
    finding: 'retries_high',
    isCompared: true,
    ask: (scope, at) =>
      `sum(${own(scope, 'http_client_retries_total', at, perSecond)}) / sum(${own(scope, calls, at, perSecond)})`,
    judge: ({ value, usual }) => ({
      present: value >= 0.2 && (usual === null || value >= usual * 3),
      text: `${sayShare(value)} of the calls that it makes are repetitions${sayUsual(usual, sayShare)}`,
    }),
  },
  {
    finding: 'retries_high',
    isCompared: true,
    ask: ({ service, windowS }, at) => {
      const to = `{peer=${quoted(service)}}`;
      return `sum(${perSecond(`http_client_retries_total${to}`, at, windowS)}) / sum(${perSecond(`${calls}${to}`, at, windowS)})`;
    },
    judge: ({ value, usual }) => ({
      present: value >= 0.2 && (usual === null || value >= usual * 3),
      text: `${sayShare(value)} of the calls to it are repetitions${sayUsual(usual, sayShare)}`,
    }),
  },
];

function peerOf({ labels }: Sample): string {
  return labels['peer'] ?? labels['client_name'] ?? labels['server_address'] ?? 'a peer';
}

/** A peer that the catalogue knows by its name, or by the first part of its address, is inside. */
function outsideOf({ series, scope }: Reading): readonly Sample[] {
  return series.filter((sample) => {
    const peer = peerOf(sample);
    return !scope.known.has(peer) && !scope.known.has(peer.split(/[.:]/)[0] ?? peer);
  });
}

function worstOutside(reading: Reading, threshold: number, before: string, after: string): Verdict | null {
  const outside = outsideOf(reading);
  if (outside.length === 0) return { present: false, text: 'it calls nobody outside the platform' };
  return worstOf(outside, threshold, before, after);
}

function worstOf(series: readonly Sample[], threshold: number, before: string, after: string): Verdict | null {
  const [worst] = series.toSorted((a, b) => b.value - a.value);
  if (!worst) return null;
  const peer = peerOf(worst);
  return {
    present: worst.value >= threshold,
    text: `${sayShare(worst.value)} ${before} ${peer} ${after}`,
    subject: peer,
  };
}

/** Leaves out the peers that the catalogue knows, so that what is usual is that of the others. */
function outsiders({ known }: MetricScope, before: string): string {
  return known.size === 0 ? '' : `${before}peer!~${anyOf([...known])}`;
}

function slowest(reading: Reading): Verdict | null {
  const [first] = outsideOf(reading).toSorted((a, b) => b.value - a.value);
  if (!first || reading.usual === null || reading.usual <= 0) return null;
  const peer = peerOf(first);
  return {
    present: first.value >= reading.usual * 2.5,
    text: `p99 of the calls to ${peer} is ${sayNumber(first.value / reading.usual)} times what is usual`,
    subject: peer,
  };
}
