import { expect, test } from 'vitest';
import { chooseRevision, earlierRevisions } from '#runbooks/kubernetes/earlier-revisions.ts';
import { stockedWorld } from './stocked-world.ts';

const never = new AbortController().signal;

test("takes a deployment's ReplicaSets, newest first, without those of others and without the controller's label", async () => {
  const { cluster } = stockedWorld();
  cluster.add('replicaset', 'stranger', { owner: { kind: 'Deployment', name: 'other', uid: 'other' } });
  const ref = { kind: 'deployment', namespace: 'claims', name: 'claims-api' } as const;
  const workload = cluster.get('deployment', 'claims-api');
  const revisions = await earlierRevisions('deployment', workload, ref, cluster.port, never);
  expect(revisions.map(({ number, images }) => [number, images])).toEqual([
    [2, ['registry.example/claims-api:1.0']],
    [1, ['registry.example/claims-api:0.9']],
  ]);
  expect(JSON.stringify(revisions[1]?.patch)).not.toContain('pod-template-hash');
});

test("takes a StatefulSet's ControllerRevisions with the patch that they hold", async () => {
  const { cluster } = stockedWorld();
  const workload = cluster.get('statefulset', 'claims-db');
  const owner = { kind: 'StatefulSet', name: 'claims-db', uid: workload.metadata.uid };
  const data = { spec: { template: { $patch: 'replace', spec: { containers: [{ name: 'db', image: 'db:0' }] } } } };
  cluster.add('controllerrevision', 'claims-db-1', { owner, revision: 1, data });
  const ref = { kind: 'statefulset', namespace: 'claims', name: 'claims-db' } as const;
  const [revision] = await earlierRevisions('statefulset', workload, ref, cluster.port, never);
  expect(revision).toMatchObject({ number: 1, images: ['db:0'], patch: { type: 'strategic', body: data } });
});

test('chooses the one before the present one, or the one of a number, and says which are kept', () => {
  const revision = (number: number) => ({
    number,
    createdAt: null,
    images: [],
    cause: null,
    patch: { type: 'json', body: [] } as const,
  });
  const all = [revision(5), revision(3), revision(2)];
  expect(chooseRevision(all, null)).toMatchObject({ ok: true, value: { number: 3 } });
  expect(chooseRevision(all, 2)).toMatchObject({ ok: true, value: { number: 2 } });
  expect(chooseRevision(all, 4)).toEqual({ ok: false, reason: 'there is no revision 4: those kept are 5, 3, 2' });
  expect(chooseRevision([revision(1)], null)).toMatchObject({
    ok: false,
    reason: 'there is no revision before its present one, 1',
  });
});
