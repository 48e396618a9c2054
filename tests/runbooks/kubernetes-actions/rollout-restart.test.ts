import { expect, test } from 'vitest';
import { rolloutRestart } from '#runbooks/kubernetes-actions/rollout-restart.ts';
import { stepAnnotation } from '#runbooks/ports.ts';
import { createWorld } from '#tests/runbooks/world.ts';

test('changes the pod template once for one key and instant, however often it is asked', async () => {
  const world = createWorld();
  world.put({ namespace: 'claims', name: 'claims-api' });
  const request = { key: 'run/steps[0]', at: world.now(), replicas: 3, dryRun: false };
  const before = world.get('claims', 'claims-api');
  await rolloutRestart.write(world.ports.kubernetes, before, request);
  const after = await rolloutRestart.write(world.ports.kubernetes, before, request);
  expect(world.writes).toHaveLength(1);
  expect(rolloutRestart.mark(after)).toBe('run/steps[0]');
  expect(after.templateAnnotations[stepAnnotation]).toBe('run/steps[0]');
});
