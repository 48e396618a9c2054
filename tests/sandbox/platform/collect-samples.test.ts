import { expect, it } from 'vitest';
import { collectSamples } from '#sandbox/platform/collect-samples.ts';
import { createCpuMeter } from '#sandbox/platform/cpu-meter.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { createSimulation } from '#sandbox/platform/simulation.ts';

const closing = new AbortController().signal;
const simulation = createSimulation({ startMs: 1_700_000_000_000, seed: 1, closing, warmUpMs: 5000 });
const samples = collectSamples({ ...simulation, services: serviceCatalogue, cpu: createCpuMeter() });

it('gives every series a name, a service, a namespace and a finite value', () => {
  for (const { labels, value } of samples) {
    expect(labels).toMatchObject({
      __name__: expect.any(String),
      service: expect.any(String),
      namespace: expect.any(String),
    });
    expect(Number.isFinite(value)).toBe(true);
  }
});

it('names no series twice in one scrape', () => {
  const names = samples.map((sample) => JSON.stringify(sample.labels));
  expect(new Set(names).size).toBe(names.length);
});

const servedOf = (service: string, name: string): number =>
  samples.filter(({ labels }) => labels['__name__'] === name && labels['service'] === service).length;

it.each([
  'up',
  'pg_stat_activity_count',
  'db_pool_connections_max',
  'db_pool_wait_seconds',
  'http_request_duration_seconds',
  'http_requests_total',
  'service_latency_p99_milliseconds',
  'container_cpu_usage_ratio',
  'container_memory_working_set_bytes',
  'kube_pod_container_status_restarts_total',
  'kube_deployment_spec_replicas',
  'kube_deployment_status_replicas_available',
])('serves %s of claims-api', (name) => {
  expect(servedOf('claims-api', name)).toBeGreaterThan(0);
});

it.each([
  ['claims-db', 'pg_stat_activity_count', 1],
  ['claims-db', 'pg_replication_lag_seconds', 2],
  ['claims-db', 'kubelet_volume_stats_available_bytes', 3],
  ['claims-db', 'kube_statefulset_status_replicas_ready', 1],
  ['claims-db', 'http_requests_total', 0],
  ['claims-worker', 'kafka_consumergroup_lag_sum', 1],
  ['provider-directory', 'http_client_requests_seconds', 1],
  ['provider-directory', 'kube_horizontalpodautoscaler_spec_max_replicas', 1],
  ['billing-api', 'kube_cronjob_status_last_successful_time', 1],
  ['member-portal', 'probe_ssl_earliest_cert_expiry', 1],
  ['member-portal', 'probe_success', 3],
  ['node-exporter', 'node_filesystem_avail_bytes', 5],
  ['kube-state-metrics', 'kube_resourcequota', 2],
  ['member-portal', 'http_client_retries_total', 4],
  ['billing-api', 'http_client_request_duration_seconds', 3],
  ['eligibility', 'redis_keyspace_misses_total', 1],
  ['kube-dns', 'coredns_dns_responses_total', 3],
  ['claims-db', 'pg_locks_count', 2],
  ['payments', 'pg_stat_activity_max_tx_duration', 1],
  ['payments', 'pg_settings_max_connections', 1],
  ['id-cards', 'process_open_fds', 2],
  ['id-cards', 'jvm_gc_pause_seconds_sum', 2],
  ['claims-db', 'container_network_receive_packets_dropped_total', 3],
  ['node-exporter', 'node_cpu_seconds_total', 15],
  ['node-exporter', 'node_timex_sync_status', 5],
  ['node-exporter', 'node_network_receive_errs_total', 5],
  ['auth', 'synthetic_check_success', 1],
])('serves of %s the series %s %i times', (service, name, times) => {
  expect(servedOf(service, name)).toBe(times);
});
