import { describe, expect, it } from 'vitest';
import { metricFindings } from '#incidents/evidence/metric-findings.ts';
import { isFindingId } from '#ml/findings.ts';

const judge = (finding: string, facts: Readonly<Record<string, number>>) =>
  metricFindings.find((rule) => rule.finding === finding)?.judge(facts);

describe('the findings of metrics', () => {
  it('are findings that the catalogue of causes knows', () => {
    expect(metricFindings.filter(({ finding }) => !isFindingId(finding))).toEqual([]);
  });

  it.each([
    ['database_pool_saturated', { db_connections: 90, pool_max: 100 }, { db_connections: 89, pool_max: 100 }],
    ['latency_above_objective', { p99_latency: 1001 }, { p99_latency: 1000 }],
    [
      'latency_above_objective',
      { p99_latency: 301, latency_objective_ms: 300 },
      { p99_latency: 300, latency_objective_ms: 300 },
    ],
    ['error_rate_high', { error_rate: 0.05 }, { error_rate: 0.049 }],
    ['cpu_saturated', { cpu_usage: 0.9 }, { cpu_usage: 0.89 }],
    [
      'traffic_above_baseline',
      { requests_per_second: 150, requests_baseline: 100 },
      { requests_per_second: 149, requests_baseline: 100 },
    ],
  ])('see %s from its threshold on', (finding, present, absent) => {
    expect(judge(finding, present)).toMatchObject({ present: true });
    expect(judge(finding, absent)).toMatchObject({ present: false });
  });

  it.each([
    ['database_pool_saturated', { db_connections: 98 }],
    ['database_pool_saturated', { pool_max: 100 }],
    ['latency_above_objective', {}],
    ['error_rate_high', {}],
    ['cpu_saturated', {}],
    ['traffic_above_baseline', { requests_per_second: 100 }],
    ['traffic_above_baseline', { requests_per_second: 100, requests_baseline: 0 }],
  ])('say nothing of %s where the numbers do not tell', (finding, facts) => {
    expect(judge(finding, facts)).toBeNull();
  });

  it('give the figures that decided', () => {
    const text = judge('database_pool_saturated', { db_connections: 98.4, pool_max: 100 })?.text;
    expect(text).toBe('98 of 100 database connections are in use');
    expect(judge('error_rate_high', { error_rate: 0.237 })?.text).toBe('24 % of the requests fail');
  });
});
