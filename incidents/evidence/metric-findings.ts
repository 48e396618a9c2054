import type { FindingId } from '#ml/findings.ts';

/** What a number means: which finding it decides, and how to say it. */
interface MetricFinding {
  readonly finding: FindingId;
  /** The metric whose query is cited. */
  readonly metric: string;
  /** Null where the numbers do not tell. */
  readonly judge: (
    facts: Readonly<Record<string, number>>,
  ) => { readonly present: boolean; readonly text: string } | null;
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`;

/** The thresholds at which a number becomes a finding. */
export const metricFindings: readonly MetricFinding[] = [
  {
    finding: 'database_pool_saturated',
    metric: 'db_connections',
    judge: ({ db_connections: used, pool_max: limit }) =>
      used === undefined || limit === undefined
        ? null
        : { present: used >= limit * 0.9, text: `${Math.round(used)} of ${limit} database connections are in use` },
  },
  {
    finding: 'latency_above_objective',
    metric: 'p99_latency',
    judge: ({ p99_latency: ms, latency_objective_ms: objective = 1000 }) =>
      ms === undefined
        ? null
        : { present: ms > objective, text: `p99 latency is ${Math.round(ms)} ms, the objective is ${objective} ms` },
  },
  {
    finding: 'error_rate_high',
    metric: 'error_rate',
    judge: ({ error_rate: ratio }) =>
      ratio === undefined ? null : { present: ratio >= 0.05, text: `${percent(ratio)} of the requests fail` },
  },
  {
    finding: 'cpu_saturated',
    metric: 'cpu_usage',
    judge: ({ cpu_usage: ratio }) =>
      ratio === undefined ? null : { present: ratio >= 0.9, text: `CPU is used to ${percent(ratio)}` },
  },
  {
    finding: 'traffic_above_baseline',
    metric: 'requests_per_second',
    judge: ({ requests_per_second: now, requests_baseline: usual }) =>
      now === undefined || usual === undefined || usual <= 0
        ? null
        : {
            present: now >= usual * 1.5,
            text: `${now.toFixed(0)} requests a second, usually ${usual.toFixed(0)}`,
          },
  },
];
