import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const blocker = () =>
  scene.simulation.cluster.store
    .list('pods', 'billing')
    .find((pod) => pod.metadata.labels?.['run'] === 'ledger-backfill');

it('makes requests wait behind one transaction, which grows old', () => {
  scene.simulation.model.inject('database-lock-contention', 'billing-api');
  scene.expectSoon(() => scene.fires('HighLatencyP99', { service: 'billing-api' }), 'the slow answers', 15_000);
  scene.expectSoon(() => scene.fires('PostgresLongTransaction', { service: 'billing-api' }), 'the alert', 50_000);
  expect(scene.query('pg_locks_count{service="billing-api",mode="accessexclusivelock"} > 10')).toHaveLength(1);
  expect(scene.logOf(scene.pods('billing-api')[0])).toContain('canceling statement due to lock timeout');
});

it('is not healed by a restart of the service', async () => {
  await scene.restart('billing-api');
  scene.advance(30_000);
  expect(scene.fires('HighLatencyP99', { service: 'billing-api' })).toBe(true);
});

it('is healed by deleting the pod that holds the lock', async () => {
  await scene.deletePod(blocker());
  scene.expectSoon(() => !scene.isAtWork('database-lock-contention'), 'the end of the transaction', 40_000);
  scene.expectSoon(() => scene.firing('billing-api').length === 0, 'the end', 40_000);
});

it('is felt by the callers of a database that is struck', () => {
  scene.simulation.model.inject('database-lock-contention', 'claims-db');
  scene.expectSoon(() => scene.fires('HighLatencyP99', { service: 'claims-api' }), 'the slow callers', 15_000);
  expect(scene.logOf(scene.pods('claims-db')[0])).toContain('still waiting for RowExclusiveLock');
});
