import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const labels = { pod: 'claims-db-2', service: 'claims-db' };

it('says within a minute that one replica falls behind', () => {
  scene.simulation.model.inject('replication-lag');
  scene.expectSoon(() => scene.fires('PostgresReplicationLag', labels), 'the alert', 60_000);
  expect(scene.query('pg_replication_lag_seconds > 10')).toHaveLength(1);
});

it('is not healed by restarting the callers', async () => {
  await scene.restart('claims-api');
  scene.advance(40_000);
  expect(scene.fires('PostgresReplicationLag', labels)).toBe(true);
});

it('is healed by deleting the pod of that replica, whose next start catches up', async () => {
  await scene.deletePod(scene.pods('claims-db').find((pod) => pod.metadata.name === labels.pod));
  scene.expectSoon(() => !scene.isAtWork('replication-lag'), 'the end of the pod', 30_000);
  scene.expectSoon(() => !scene.fires('PostgresReplicationLag'), 'the end', 60_000);
  scene.advance(20_000);
  expect(scene.query('max(pg_replication_lag_seconds)')[0]).toBeLessThan(1);
});
