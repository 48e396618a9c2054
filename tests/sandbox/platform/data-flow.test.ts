import { expect, it } from 'vitest';
import { createSimulation } from '#sandbox/platform/simulation.ts';

const closing = new AbortController().signal;
const { model, cluster } = createSimulation({ startMs: 1_700_000_000_000, seed: 1, closing, warmUpMs: 5000 });
const gibibyte = 1024 ** 3;

it('gives each pod of the database a volume of its own, as big as its claim, with the usual fill', () => {
  expect(model.volumes('claims-db')).toEqual(
    [0, 1, 2].map((ordinal) => ({
      claim: `data-claims-db-${ordinal}`,
      capacityBytes: 20 * gibibyte,
      usedBytes: 11 * gibibyte,
    })),
  );
  const claim = cluster.store.get('persistentvolumeclaims', 'claims', 'data-claims-db-1');
  if (claim) {
    const status = { ...claim.status, capacity: { storage: '10Gi' } };
    cluster.store.replace('persistentvolumeclaims', { ...claim, status });
  }
  expect(model.volumes('claims-db')[1]).toMatchObject({ capacityBytes: 10 * gibibyte, usedBytes: 10 * gibibyte });
});

it('lets every pod of the database but the first follow it closely', () => {
  expect([...model.replicas('claims-db')]).toEqual([
    ['claims-db-1', 0.2],
    ['claims-db-2', 0.2],
  ]);
});

it('knows of no volume, replica or message of a service that has none', () => {
  expect(model.volumes('auth')).toEqual([]);
  expect(model.replicas('auth').size).toBe(0);
  expect([model.lag('auth'), model.effort('auth')]).toEqual([0, 1]);
});
