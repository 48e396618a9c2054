import { expect, it } from 'vitest';
import { createObjectStore } from '#sandbox/kubernetes/object-store.ts';
import { createServicePods } from '#sandbox/platform/service-pods.ts';

it('finds the pods of a service in its namespace, as they are now', () => {
  const store = createObjectStore({ nowMs: () => 0, newUid: () => 'u' });
  const pods = createServicePods(() => store);
  const create = (name: string, namespace: string, app: string) =>
    store.create('pods', { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels: { app } } });
  const created = create('a-1', 'one', 'a');
  create('a-2', 'two', 'a');
  create('b-1', 'one', 'b');
  const names = () => pods.of('one', 'a').map((pod) => pod.metadata.name);
  expect([names(), pods.all().length]).toEqual([['a-1'], 3]);
  create('a-3', 'one', 'a');
  expect(names()).toEqual(['a-1', 'a-3']);
  store.remove('pods', created);
  expect(names()).toEqual(['a-3']);
});
