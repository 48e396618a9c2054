import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
it('crashes every consumer that takes the message, while the lag grows', () => {
  scene.simulation.model.inject('poison-message');
  scene.expectSoon(() => scene.fires('KubePodCrashLooping', { service: 'claims-worker' }), 'the alert', 40_000);
  scene.expectSoon(() => scene.fires('KafkaConsumerLagHigh', { service: 'claims-worker' }), 'the lag', 120_000);
});

it('is not healed by more consumers', async () => {
  await scene.scale('claims-worker', 5);
  scene.advance(30_000);
  expect(scene.fires('KubePodCrashLooping', { service: 'claims-worker' })).toBe(true);
});

it('is healed by skipping the offset that the log names', async () => {
  const log = scene
    .pods('claims-worker')
    .map((pod) => scene.logOf(pod))
    .join('\n');
  const offset = /partition:offset (\d+:\d+): cannot decode/.exec(log)?.[1];
  expect(offset).toBeDefined();
  const path = '/api/v1/namespaces/claims/configmaps/claims-worker-config';
  await scene.kubernetes('PATCH', path, { data: { SKIP_OFFSETS: offset } }, 'merge-patch');
  await scene.restart('claims-worker');
  scene.expectSoon(() => !scene.isAtWork('poison-message'), 'the consumers', 90_000);
  scene.expectSoon(() => scene.firing('claims-worker').length === 0, 'the end', 180_000);
});
