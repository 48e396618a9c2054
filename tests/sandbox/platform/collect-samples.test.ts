import { expect, it } from 'vitest';
import { collectSamples } from '#sandbox/platform/collect-samples.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { createSimulation } from '#sandbox/platform/simulation.ts';

const simulation = createSimulation({ startMs: 1_700_000_000_000, seed: 1, closing: new AbortController().signal });
const samples = collectSamples(simulation.model, simulation.cluster, serviceCatalogue);

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
  const found = samples.filter(
    (sample) => sample.labels['__name__'] === name && sample.labels['service'] === 'claims-api',
  );
  expect(found.length).toBeGreaterThan(0);
});
