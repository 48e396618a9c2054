import { expect, test } from 'vitest';
import { missingAccess } from '#app/lint/missing-access.ts';
import type { AccessQuestion } from '#runbooks/ports.ts';

function clusterThatDenies(denied: (question: AccessQuestion) => boolean) {
  const asked: AccessQuestion[] = [];
  const may = async (question: AccessQuestion) => {
    asked.push(question);
    return { allowed: !denied(question), reason: '' };
  };
  return { asked, may };
}

const patch = { verb: 'patch', kind: 'deployment' } as const;
const evict = { verb: 'create', kind: 'pod', subresource: 'eviction' } as const;
const node = { verb: 'patch', kind: 'node' } as const;

test('asks once for what several runbooks need, and names all of them', async () => {
  const cluster = clusterThatDenies(() => true);
  const access = [
    { runbook: 'a', needs: [patch] },
    { runbook: 'b', needs: [patch] },
  ];
  expect(await missingAccess(cluster, access, ['claims'])).toEqual([
    { verb: 'patch', group: 'apps', resource: 'deployments', namespace: 'claims', runbooks: ['a', 'b'] },
  ]);
  expect(cluster.asked).toHaveLength(1);
});

test('asks in every namespace, and for what has none once', async () => {
  const cluster = clusterThatDenies(({ kind, namespace }) => kind === 'node' || namespace === 'billing');
  expect(await missingAccess(cluster, [{ runbook: 'a', needs: [evict, node] }], ['billing', 'claims'])).toEqual([
    { verb: 'create', group: '', resource: 'pods/eviction', namespace: 'billing', runbooks: ['a'] },
    { verb: 'patch', group: '', resource: 'nodes', namespace: null, runbooks: ['a'] },
  ]);
  expect(cluster.asked.map(({ namespace }) => namespace)).toEqual(['billing', 'claims', null]);
});

test('asks for all namespaces at once where none is known', async () => {
  const cluster = clusterThatDenies(() => false);
  expect(await missingAccess(cluster, [{ runbook: 'a', needs: [patch] }], [])).toEqual([]);
  expect(cluster.asked).toEqual([{ ...patch, namespace: null }]);
});
