import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const lag = (): number => scene.query('kafka_consumergroup_lag_sum{consumergroup="claims-worker"}')[0] ?? -1;

it('falls behind within a minute, and says so', () => {
  expect(lag()).toBe(0);
  scene.simulation.model.inject('queue-backlog');
  scene.expectSoon(
    () => scene.fires('KafkaConsumerLagHigh', { consumergroup: 'claims-worker', topic: 'claims.submitted' }),
    'the alert',
    75_000,
  );
});

it('goes on falling behind through a restart', async () => {
  const before = lag();
  await scene.restart('claims-worker');
  scene.advance(40_000);
  expect(lag()).toBeGreaterThan(before);
});

it('works the backlog off with more consumers, and then keeps up', async () => {
  await scene.scale('claims-worker', 9);
  scene.expectSoon(() => !scene.isAtWork('queue-backlog'), 'the drain', 180_000);
  scene.expectSoon(() => scene.firing('claims-worker').length === 0, 'the end', 30_000);
  expect(lag()).toBeLessThan(50);
});
