import { expect, it } from 'vitest';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { createSimulation } from '#sandbox/platform/simulation.ts';

const closing = new AbortController().signal;
const { cluster, model } = createSimulation({ startMs: 1_700_000_000_000, seed: 1, closing, warmUpMs: 20_000 });
const { store } = cluster;

it('runs every service with all its pods, spread over the nodes', () => {
  for (const spec of serviceCatalogue) {
    const pods = model.pods(spec.name);
    expect(pods.filter((pod) => pod.status?.phase === 'Running')).toHaveLength(spec.replicas);
    expect(new Set(pods.map((pod) => pod.spec.nodeName)).size).toBeGreaterThan(1);
  }
});

it('lets one pod of every tier-1 service go, and has no budget for the others', () => {
  const tierOne = serviceCatalogue.filter((spec) => spec.tier === 1).map((spec) => spec.name);
  const budgets = store.list('poddisruptionbudgets.policy');
  expect(budgets.map(({ metadata }) => metadata.name).toSorted()).toEqual(tierOne.toSorted());
  for (const { status } of budgets) expect(status?.disruptionsAllowed).toBe(1);
});

it('has settings for every service, room in its quota, and an autoscaler at its minimum', () => {
  expect(store.list('configmaps').filter(({ metadata }) => metadata.name.endsWith('-config'))).toHaveLength(12);
  const [quota] = store.list('resourcequotas', 'billing');
  expect(quota?.status).toEqual({ hard: { pods: '40' }, used: { pods: '6' } });
  const [autoscaler] = store.list('horizontalpodautoscalers.autoscaling');
  expect(autoscaler).toMatchObject({ spec: { minReplicas: 3, maxReplicas: 5 }, status: { currentReplicas: 3 } });
});

it('has nightly jobs whose last run succeeded', () => {
  const cronJobs = store.list('cronjobs.batch');
  expect(cronJobs.map(({ metadata }) => metadata.name)).toEqual(['premium-statements', 'directory-import']);
  for (const { status } of cronJobs) {
    expect(Date.parse(status?.lastSuccessfulTime ?? '')).toBeGreaterThan(Date.parse(status?.lastScheduleTime ?? ''));
  }
});
