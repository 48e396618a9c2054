import { expect, test } from 'vitest';
import { metricClasses } from '#ml/features/lexicon/metric-classes.ts';
import { valuesOfMetric } from '#ml/features/lexicon/metric-index.ts';

test('knows more than 2,000 metrics, each of one class', () => {
  const { exact } = metricClasses();
  expect(exact.size).toBeGreaterThan(2000);
  expect([...exact].filter(([, classes]) => classes.length > 1)).toEqual([]);
});

test.each([
  ['kube_pod_container_status_restarts_total', 'hint:application.crash_loop'],
  ['kube_persistentvolumeclaim_status_phase', 'hint:infrastructure.storage_volume'],
  ['node_filesystem_avail_bytes', 'hint:infrastructure.disk_pressure'],
  ['pg_stat_replication_pg_wal_lsn_diff', 'hint:data.replication_lag'],
  ['kafka_consumergroup_lag', 'hint:data.queue_backlog'],
  ['probe_ssl_earliest_cert_expiry', 'hint:security.certificate_expiry'],
  ['prometheus_rule_evaluation_failures_total', 'hint:observability.monitoring_down'],
])('takes an alert on %s for what it nearly always is', (metric, hint) => {
  expect(valuesOfMetric(metricClasses(), metric)).toEqual([hint]);
});
