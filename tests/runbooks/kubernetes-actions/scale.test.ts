import { expect, test } from 'vitest';
import { scale } from '#runbooks/kubernetes-actions/scale.ts';
import { createWorld } from '#tests/runbooks/world.ts';

const byTwo = scale({ replicas: '+2', min: undefined, max: undefined });

test('is decided from what the deployment is now', () => {
  const world = createWorld();
  world.put({ namespace: 'claims', name: 'claims-api', replicas: 3 });
  expect(byTwo.plan(world.get('claims', 'claims-api'), {})).toEqual({ kind: 'change', replicas: 5 });
  const atMost = scale({ replicas: '+2', min: undefined, max: 3 });
  expect(atMost.plan(world.get('claims', 'claims-api'), {})).toMatchObject({ kind: 'refuse' });
});

test('refuses to overwrite a deployment that changed since it was read', async () => {
  const world = createWorld();
  world.put({ namespace: 'claims', name: 'claims-api', replicas: 3 });
  const stale = { ...world.get('claims', 'claims-api'), resourceVersion: '1' };
  const request = { key: 'k', at: world.now(), replicas: 5, dryRun: false };
  await expect(byTwo.write(world.ports.kubernetes, stale, request)).rejects.toMatchObject({ code: 'Conflict' });
  expect(world.writes).toEqual([]);
});
