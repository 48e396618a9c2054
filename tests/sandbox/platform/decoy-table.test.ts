import { expect, it } from 'vitest';
import { decoyTable } from '#sandbox/platform/decoy-table.ts';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const { model } = scene.simulation;
const image = (service: string) => scene.pods(service)[0]?.spec.containers[0]?.image;

it('has every decoy once, each with words of its own and services to concern', () => {
  for (const word of ['id', 'title', 'description'] as const) {
    expect(new Set(decoyTable.map(({ kind }) => kind[word])).size).toBe(decoyTable.length);
  }
  for (const { kind } of decoyTable) expect(kind.targets).toHaveLength(12);
});

it('refuses an unknown decoy and a service without a deployment, naming the choices', () => {
  expect(() => model.distract('red-herring')).toThrow('there is no decoy red-herring; there are harmless-rollout,');
  expect(() => model.distract('harmless-rollout', 'claims-db')).toThrow('harmless-rollout cannot strike claims-db');
});

it('rolls out a release that harms nobody, noted as any other', async () => {
  const before = image('documents');
  model.distract('harmless-rollout', 'documents');
  scene.advance(40_000);
  expect(image('documents')).not.toBe(before);
  const { metadata } = await scene.kubernetes('GET', '/apis/apps/v1/namespaces/shared/deployments/documents');
  expect(metadata.annotations?.['kubernetes.io/change-cause']).toMatch(/^release 3\.3\.10: /);
  expect(metadata).toMatchObject({ managedFields: [{ manager: 'delivery-pipeline' }] });
  expect(scene.firing('documents')).toEqual([]);
});

it('edits settings that nobody reads before the next restart', async () => {
  const path = '/api/v1/namespaces/shared/configmaps/notifications-config';
  const restarted = scene.pods('notifications').map((pod) => pod.metadata.name);
  model.distract('harmless-config-change', 'notifications');
  scene.advance(5000);
  expect(await scene.kubernetes('GET', path)).toMatchObject({ data: { LOG_LEVEL: 'debug' } });
  expect(scene.pods('notifications').map((pod) => pod.metadata.name)).toEqual(restarted);
});

it('fires and clears the alert of a far check again and again, while the service answers', () => {
  model.distract('flapping-check', 'payments');
  const seen: boolean[] = [];
  for (let second = 0; second < 70; second += 1) {
    scene.advance(1000);
    const fires = scene.fires('SyntheticCheckFailing', { service: 'payments' });
    if (seen.at(-1) !== fires) seen.push(fires);
  }
  expect(seen).toEqual([false, true, false, true, false, true]);
  expect(model.state('payments').errorRate).toBeLessThan(0.02);
});

it('writes a bad-looking line now and then', () => {
  model.distract('harmless-error-line', 'auth');
  scene.advance(15_000);
  const lines = scene.logOf(scene.pods('auth')[0]).split('\n');
  const bad = lines.filter((line) => line.includes('ERROR'));
  expect(bad.length).toBeGreaterThan(0);
  expect(bad.length).toBeLessThan(5);
});

it('brings a third more traffic, without an alert, and passes by itself', () => {
  const usual = model.state('eligibility').requestsPerSecond;
  model.distract('traffic-bump', 'eligibility');
  scene.advance(10_000);
  expect(model.state('eligibility').requestsPerSecond / usual).toBeCloseTo(1.3, 1);
  scene.advance(120_000);
  expect(model.state('eligibility').requestsPerSecond / usual).toBeCloseTo(1, 1);
  expect(scene.firing('eligibility')).toEqual([]);
});

it('is no fault: the platform counts none, and healing ends what still goes on', () => {
  expect(model.activeFaults()).toEqual([]);
  expect(model.activeTroubles().map(({ kind }) => kind)).toEqual(['flapping-check', 'harmless-error-line']);
  model.heal();
  expect(model.activeTroubles()).toEqual([]);
});
