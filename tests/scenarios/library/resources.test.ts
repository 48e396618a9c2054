import { expect, it } from 'vitest';
import { over, useStories } from './tell-story.ts';

const tell = useStories();

it('raises a memory limit that the work has outgrown', async () => {
  const told = await tell({
    runbook: 'oom-roll-back-or-raise-limit',
    fault: 'memory-limit-too-low',
    service: 'documents',
    alert: 'ContainerOOMKilled',
    classification: 'application.oom_kill',
  });
  expect(told).toMatchObject(over);
  expect(told.changes).toEqual([expect.stringMatching(/^Set the resources of deployment\/documents/)]);
});

it('raises a CPU limit that holds a service back', async () => {
  const told = await tell({
    runbook: 'cpu-throttling-raise-limit',
    fault: 'cpu-throttling',
    service: 'eligibility',
    alert: 'CPUThrottlingHigh',
    classification: 'application.resource_throttling',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('cpu-throttling-raise-limit');
  expect(told.changes).toEqual([expect.stringMatching(/^Set the resources of deployment\/eligibility/)]);
});

it('lets an autoscaler follow the load further', async () => {
  const told = await tell({
    runbook: 'hpa-at-maximum-raise',
    fault: 'hpa-at-maximum',
    service: 'provider-directory',
    alert: 'KubeHpaMaxedOut',
    classification: 'application.saturation',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('hpa-at-maximum-raise');
  expect(told.changes).toEqual([expect.stringContaining('hpa/provider-directory')]);
});

it('makes room for a rollout in a quota', async () => {
  const told = await tell({
    runbook: 'quota-exceeded-raise',
    fault: 'rollout-stuck-on-quota',
    service: 'billing-api',
    alert: 'KubeQuotaFullyUsed',
    about: { service: 'kube-state-metrics', namespace: 'billing', resource: 'pods' },
    classification: 'infrastructure.capacity_quota',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('quota-exceeded-raise');
  expect(told.changes).toEqual([expect.stringContaining('resourcequota/team-quota')]);
});

it('gathers why a rollout cannot create its pods, and changes nothing', async () => {
  const told = await tell({
    runbook: 'stuck-rollout-describe',
    fault: 'rollout-stuck-on-quota',
    service: 'payments',
    alert: 'KubeDeploymentReplicaFailure',
    classification: 'application.deployment_failure',
    lasts: true,
  });
  expect(told).toMatchObject({ run: { state: 'succeeded' }, changes: [], faults: ['rollout-stuck-on-quota'] });
  expect(told.matches[0]).toBe('stuck-rollout-describe');
  expect(told.said.join('\n')).toContain('exceeded quota: team-quota');
});

it('gives a backlog more consumers', async () => {
  const told = await tell({
    runbook: 'queue-backlog-scale-consumers',
    fault: 'queue-backlog',
    service: 'claims-worker',
    alert: 'KafkaConsumerLagHigh',
    classification: 'data.queue_backlog',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('queue-backlog-scale-consumers');
  expect(told.changes).toEqual([expect.stringMatching(/^Scale deployment\/claims-worker .*from 3 to 6/)]);
});

it('scales a service up that more people use than it can serve', async () => {
  const told = await tell({
    runbook: 'traffic-spike-scale-up',
    fault: 'traffic-spike',
    service: 'member-portal',
    alert: 'HighCPU',
    classification: 'infrastructure.cpu_saturation',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('traffic-spike-scale-up');
});

it('enlarges a volume before it is full', async () => {
  const told = await tell({
    runbook: 'volume-filling-expand',
    fault: 'volume-filling',
    service: 'claims-db',
    alert: 'KubePersistentVolumeFillingUp',
    classification: 'infrastructure.storage_volume',
  });
  expect(told).toMatchObject(over);
  expect(told.matches[0]).toBe('volume-filling-expand');
  expect(told.changes).toEqual([expect.stringMatching(/^Enlarge pvc\/data-claims-db-0/)]);
});
