import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { OutsideError } from '#domain/outside-error.ts';
import { checkName, checkNamespace } from '#clients/kubernetes/object-name.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyCluster } from './tiny-cluster.ts';

test.each(['claims', 'a', 'claims-api', '0', 'a'.repeat(63)])('takes the namespace %s', (namespace) => {
  expect(checkNamespace(namespace)).toBe(namespace);
});

test.each(['claims-api', 'claims.api', 'a'.repeat(253)])('takes the name %s', (name) => {
  expect(checkName(name)).toBe(name);
});

test.each(['', '.', '..', '../x', 'a/b', 'A', '-a', 'a-', 'a..b', 'a%2fb', 'a?b', 'a b', 'é', 'a'.repeat(254)])(
  'refuses the name %j',
  (name) => {
    expect(() => checkName(name)).toThrow('is not a Kubernetes name');
  },
);

function isNamespace(text: string): boolean {
  try {
    return checkNamespace(text) === text;
  } catch (error) {
    if (error instanceof OutsideError) return false;
    throw error;
  }
}

test('lets nothing through that would change the path of a request', () => {
  const base = 'https://cluster.example/apis/apps/v1/namespaces/';
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('.', '/', '-', 'a', '%', '2', 'e', '?', '#', '\\') }), (text) => {
      const kept = new URL(`${base}${text}/deployments`).href === `${base}${text}/deployments`;
      expect(isNamespace(text) && !kept).toBe(false);
    }),
  );
});

test('keeps a label that climbs out of its namespace away from the cluster', async () => {
  const { server, client } = await startTinyCluster(() => ({ body: {} }));
  const climbing = { kind: 'deployment', namespace: 'claims', name: '../x' } as const;
  const act = { dryRun: false };
  const errors = await Promise.all(
    [
      client.get({ ...climbing, namespace: '..', name: 'x' }),
      client.get({ ...climbing, name: '..' }),
      client.list('pod', '../kube-system'),
      client.patch(climbing, { type: 'merge', body: {} }, act),
      client.create({ ...climbing, namespace: 'a/b', content: {} }, act),
      client.remove(climbing, act),
      client.evict({ namespace: 'claims', name: 'x/../y' }, act),
      client.logs({ namespace: 'claims', name: 'x?previous=true' }),
      client.deployment('..', 'x'),
      client.pods('../kube-system'),
      client.replicaSets('claims', '../x'),
    ].map((call) => outsideErrorOf(call)),
  );
  for (const error of errors) {
    expect(error).toMatchObject({ retry: { kind: 'no' } });
  }
  expect(server.requests).toEqual([]);
});
