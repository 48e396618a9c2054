import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { loadRunbooks } from '#runbooks/load-runbooks.ts';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { type Stage, walk, type Walked } from './walk.ts';

const { runbooks } = await loadRunbooks('runbooks/library');

let platform: Platform;
let kubernetes: KubernetesClient;
beforeEach(async () => {
  platform = await startPlatform({ manualClock: true, seed: 11 });
  kubernetes = createKubernetesClient({ kubeconfig: { kind: 'text', text: platform.kubernetes.kubeconfig } });
});
afterEach(async () => {
  await kubernetes.close();
  await platform.stop();
});

/** Lets a fault grow for a while, then runs a runbook on the service, the platform's clock jumping over every wait. */
async function remedy(fault: string, service: string, growMs: number, name: string): Promise<Walked> {
  const runbook = runbooks.find((one) => one.name === name);
  const found = platform.view().services.find((one) => one.name === service);
  if (runbook === undefined || found === undefined) throw new Error(`there is no ${name} or no ${service}`);
  platform.inject(fault, service);
  await platform.advance(growMs);
  const prometheus = createPrometheusClient({ url: platform.prometheus.url });
  const stage: Stage = {
    ports: { kubernetes, prometheus },
    now: () => new Date(platform.view().at),
    pass: (ms) => platform.advance(ms),
  };
  return walk(runbook, stage, { service, namespace: found.namespace, pool_max: 100, labels: {} });
}

const faultsOf = (service: string): readonly string[] =>
  platform.view().services.find((one) => one.name === service)?.faults ?? [];
const changes = (): readonly string[] =>
  platform
    .writes()
    .filter((write) => !write.dryRun)
    .map((write) => write.path);
const last = (walked: Walked): unknown => walked.steps.at(-1)?.outcome;

test('the example of the design cures an exhausted connection pool, by the real clients', async () => {
  const walked = await remedy(
    'connection-pool-exhaustion',
    'claims-api',
    60_000,
    'high-latency-database-connection-pool',
  );
  expect(last(walked)).toMatchObject({ kind: 'done' });
  expect(walked).toMatchObject({ state: 'succeeded' });
  expect(walked.steps[2]?.outcome).toMatchObject({
    summary: expect.stringMatching(/^restarted deployment claims\/claims-api: 4 of 4 pods new and ready after \d+ s$/),
  });
  expect(changes()).toEqual(['/apis/apps/v1/namespaces/claims/deployments/claims-api']);
  expect(faultsOf('claims-api')).toEqual([]);
});

test('scaling up serves a traffic spike', async () => {
  const walked = await remedy('traffic-spike', 'member-portal', 30_000, 'traffic-spike-scale-up');
  expect(last(walked)).toMatchObject({ kind: 'done' });
  expect(walked.state).toBe('succeeded');
  await platform.advance(60_000);
  expect(faultsOf('member-portal')).toEqual([]);
});

test('a hung service comes back by a restart', async () => {
  const walked = await remedy('dependency-down', 'eligibility', 30_000, 'hung-service-restart');
  expect(last(walked)).toMatchObject({ kind: 'done' });
  expect(walked.state).toBe('succeeded');
  expect(faultsOf('eligibility')).toEqual([]);
});

test('a restart relieves a leaking service for a while, and says that it is no cure', async () => {
  const walked = await remedy('memory-leak', 'documents', 40_000, 'memory-pressure-restart');
  expect(walked.steps.some(({ outcome }) => outcome.kind === 'done' && outcome.summary.startsWith('restarted'))).toBe(
    true,
  );
  expect(faultsOf('documents')).toEqual(['memory-leak']);
});

test('a failed rollout is handed over and nothing is changed', async () => {
  const walked = await remedy('bad-rollout', 'payments', 30_000, 'failed-rollout-hand-over');
  expect(walked.state).toBe('succeeded');
  expect(changes()).toEqual([]);
});
