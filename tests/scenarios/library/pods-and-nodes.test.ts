import { expect, it } from 'vitest';
import { over, useStories } from './tell-story.ts';

const tell = useStories();

it('restarts a service that holds all its database connections, as the example of the design is written', async () => {
  const told = await tell({
    runbook: 'high-latency-database-connection-pool',
    fault: 'connection-pool-exhaustion',
    service: 'claims-api',
    alert: 'HighLatencyP99',
    classification: 'application.high_latency',
    vars: { pool_max: 100 },
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('high-latency-database-connection-pool');
  expect(told.changes).toEqual([expect.stringContaining('Restart deployment/claims-api')]);
});

it('restarts a service whose pool is full', async () => {
  const told = await tell({
    runbook: 'connection-pool-full-restart',
    fault: 'connection-pool-exhaustion',
    service: 'billing-api',
    alert: 'DatabaseConnectionPoolNearlyExhausted',
    classification: 'data.database_connections',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('connection-pool-full-restart');
  expect(told.changes).toEqual([expect.stringContaining('Restart deployment/billing-api')]);
});

it('restarts a service none of whose pods is ready', async () => {
  const told = await tell({
    runbook: 'hung-service-restart',
    fault: 'dependency-down',
    service: 'eligibility',
    alert: 'ServiceDown',
    classification: 'application.service_down',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('hung-service-restart');
});

it('deletes the one pod that answers nobody', async () => {
  const told = await tell({
    runbook: 'hung-pod-delete',
    fault: 'hung-pod',
    service: 'billing-api',
    alert: 'PodNotAnswering',
    classification: 'application.deployment_failure',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('hung-pod-delete');
  expect(told.changes).toEqual([expect.stringMatching(/^Delete pod\/billing-api-/)]);
});

it('deletes what is left of evicted pods', async () => {
  const told = await tell({
    runbook: 'evicted-pods-clean-up',
    fault: 'evicted-pods',
    service: 'notifications',
    alert: 'KubePodsEvicted',
    classification: 'application.deployment_failure',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('evicted-pods-clean-up');
  expect(told.changes).toEqual(['Delete 6 evicted pods in shared']);
});

it('asks before it takes a pod away that nobody replaces, and frees its node', async () => {
  const told = await tell({
    runbook: 'noisy-neighbour-evict',
    fault: 'noisy-neighbour',
    service: 'claims-api',
    alert: 'PodTakesMostOfNode',
    about: { service: 'member-export-adhoc' },
    classification: 'infrastructure.cpu_saturation',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('noisy-neighbour-evict');
  expect(told.asked).toEqual([expect.stringContaining('cores of node')]);
  expect(told.changes).toEqual([expect.stringMatching(/^Evict pod\/member-export-adhoc-/)]);
});

it('drains a lost node once people agree', async () => {
  const told = await tell({
    runbook: 'node-failure-drain',
    fault: 'node-not-ready',
    service: 'adjudication',
    alert: 'KubeNodeNotReady',
    about: { service: 'kube-state-metrics' },
    classification: 'infrastructure.node_failure',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('node-failure-drain');
  expect(told.asked).toHaveLength(1);
  expect(told.changes).toEqual([expect.stringContaining('Cordon node/'), expect.stringContaining('Drain node/')]);
});

it('drains a node without room on its disk once people agree', async () => {
  const told = await tell({
    runbook: 'disk-pressure-drain',
    fault: 'node-disk-pressure',
    service: 'documents',
    alert: 'KubeNodePressure',
    about: { service: 'kube-state-metrics' },
    classification: 'infrastructure.node_failure',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('disk-pressure-drain');
  expect(told.asked).toHaveLength(1);
});
