import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const skewed = (): string =>
  scene.simulation.rules.alerts().find(({ rule }) => rule.alert === 'NodeClockSkewDetected')?.labels['node'] ?? '';

it('puts the clock of one node behind, whose pods then reject what is fresh', () => {
  scene.simulation.model.inject('clock-skew');
  scene.expectSoon(() => scene.fires('NodeClockSkewDetected'), 'the alert', 30_000);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'auth' }), 'the failures', 40_000);
  expect(scene.query('node_timex_offset_seconds < -1')).toEqual([-95]);
  expect(scene.query('node_timex_sync_status == 0')).toHaveLength(1);
  const here = scene.pods('auth').find((pod) => pod.spec.nodeName === skewed());
  expect(scene.logOf(here)).toContain('95s in the future');
});

it('is healed by draining the node, which the pool then replaces', async () => {
  await scene.drain(skewed());
  scene.expectSoon(() => !scene.isAtWork('clock-skew'), 'the new machine', 60_000);
  scene.expectSoon(() => !scene.fires('NodeClockSkewDetected') && scene.firing('auth').length === 0, 'the end', 60_000);
});
