import { instant, ofStores, own, perSecond, type MetricScope as Scope } from './metric-scope.ts';
import { exactly, quoted } from './promql-text.ts';
import type { MetricSignal } from './metric-signal.ts';
import { sayNumber, sayShare, sayUsual } from './say-number.ts';

const longMs = 300;

/**
 * The table locks of everyday reads and writes, which do not exclude each other: every busy connection holds some.
 * https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES
 */
const everydayLocks = 'accesssharelock|rowsharelock|rowexclusivelock';

/** Of databases, caches and queues, by the names of postgres_exporter, redis_exporter, kafka_exporter and HikariCP. */
export const storeSignals: readonly MetricSignal[] = [
  {
    finding: 'database_pool_saturated',
    ask: (scope) =>
      `sum by (service, instance) (${ofStores(scope, 'pg_stat_activity_count')}) / max by (service, instance) (${ofStores(scope, 'pg_settings_max_connections')})`,
    judge: ({ value, series }) => pool(value, series[0]?.labels['service']),
  },
  {
    finding: 'database_pool_saturated',
    ask: (scope) =>
      `max(${own(scope, 'hikaricp_connections_active')} / ${own(scope, 'hikaricp_connections_max')}) or (sum(${own(scope, 'pg_stat_activity_count')}) / max(${own(scope, 'db_pool_connections_max')}))`,
    judge: ({ value, scope }) => pool(value, scope.service),
  },
  {
    finding: 'database_locks_waiting',
    isCompared: true,
    ask: (scope, at) => `sum(${ofStores(scope, 'pg_locks_count', at, instant, `mode!~"${everydayLocks}"`)})`,
    judge: ({ value, usual }) =>
      haveLocksRisen(value, usual)
        ? { present: true, text: `${sayNumber(value)} locks that exclude others are held or awaited${sayUsual(usual)}` }
        : null,
  },
  {
    // All locks rise with the load alone, so that more of them tells nothing; that they have not risen tells that nobody waits.
    finding: 'database_locks_waiting',
    isCompared: true,
    ask: (scope, at) => `sum(${ofStores(scope, 'pg_locks_count', at)})`,
    judge: ({ value, usual }) =>
      usual === null || haveLocksRisen(value, usual)
        ? null
        : { present: false, text: `${sayNumber(value)} locks are held or awaited${sayUsual(usual)}` },
  },
  {
    finding: 'long_transactions',
    isCompared: true,
    ask: (scope, at) => `max(${ofStores(scope, 'pg_stat_activity_max_tx_duration', at)})`,
    judge: ({ value, usual }) => ({
      present: value >= longMs || (value >= 30 && usual !== null && value >= usual * 5),
      text: `the oldest transaction has been open for ${sayNumber(value)} s${sayUsual(usual)}`,
    }),
  },
  {
    finding: 'replication_lag_high',
    ask: (scope) =>
      `max by (service, pod, instance) (${ofStores(scope, 'pg_replication_lag_seconds')} or ${ofStores(scope, 'pg_replication_lag')})`,
    judge: ({ value, series }) => {
      const worst = series.toSorted((a, b) => b.value - a.value)[0];
      const replica = worst?.labels['pod'] ?? worst?.labels['instance'];
      return {
        present: value >= 30,
        text: `${replica ?? 'a replica'} is ${sayNumber(value)} s behind`,
        subject: replica,
      };
    },
  },
  {
    finding: 'cache_down',
    ask: (scope) => `1 - min(${ofStores(scope, 'redis_up')} or ${nearby(scope, 'redis_up')})`,
    judge: ({ value }) => ({ present: value >= 1, text: value >= 1 ? 'Redis is down' : 'Redis is up' }),
  },
  {
    finding: 'cache_misses_high',
    isCompared: true,
    ask: (scope, at) => {
      const rate = (metric: string): string =>
        `sum(${ofStores(scope, metric, at, perSecond)} or ${nearby(scope, metric, at, perSecond)})`;
      return `${rate('redis_keyspace_misses_total')} / (${rate('redis_keyspace_misses_total')} + ${rate('redis_keyspace_hits_total')})`;
    },
    judge: ({ value, usual }) => ({
      present: usual === null ? value >= 0.4 : value >= usual * 2 && value >= usual + 0.1,
      text: `${sayShare(value)} of the lookups miss the cache${sayUsual(usual, sayShare)}`,
    }),
  },
  {
    finding: 'queue_lag_growing',
    isCompared: true,
    ask: (scope, at) =>
      `sum(${ofGroup(scope, 'kafka_consumergroup_lag', at)} or ${ofGroup(scope, 'kafka_consumergroup_lag_sum', at)})`,
    judge: ({ value, usual }) =>
      usual === null
        ? null
        : {
            present: value >= 100 && value >= usual * 2 + 50,
            text: `${sayNumber(value)} messages wait${sayUsual(usual)}`,
          },
  },
  {
    finding: 'consumption_stalled',
    isCompared: true,
    ask: (scope, at) =>
      `sum(${ofGroup(scope, 'kafka_consumergroup_current_offset', at, perSecond)} or ${ofGroup(scope, 'kafka_consumergroup_current_offset_sum', at, perSecond)})`,
    judge: ({ value, usual }) =>
      usual === null || usual <= 0
        ? null
        : { present: value <= usual * 0.1, text: `${sayNumber(value)} messages a second are taken${sayUsual(usual)}` },
  },
];

function haveLocksRisen(value: number, usual: number | null): boolean {
  return usual !== null && value >= usual * 2.5 && value - usual >= 5;
}

function pool(share: number, whose: string | undefined): ReturnType<MetricSignal['judge']> {
  const text = `${sayShare(share)} of the database connections of ${whose ?? 'the service'} are in use`;
  return { present: share >= 0.9, text };
}

/** A consumer group is mostly called as its service, or begins with its name. */
function ofGroup({ service, windowS }: Scope, metric: string, at: number, wrap = instant): string {
  const group = quoted(`${exactly(service)}([-._].*)?`);
  return wrap(`${metric}{consumergroup=~${group}}`, at, windowS);
}

/** A cache of the same namespace, where the catalogue names none. */
function nearby({ namespace, windowS }: Scope, metric: string, at = 0, wrap = instant): string {
  return wrap(`${metric}{namespace=${quoted(namespace ?? '')}}`, at, windowS);
}
