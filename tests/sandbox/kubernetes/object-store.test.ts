import { expect, it } from 'vitest';
import { createObjectStore, type StoreChange } from '#sandbox/kubernetes/object-store.ts';

function storeWithOneNamespace() {
  let uids = 0;
  const store = createObjectStore({ nowMs: () => 0, newUid: () => `uid-${(uids += 1)}` });
  const object = store.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'claims' } });
  return { store, object };
}

it('gives a new object its uid, version and date of birth', () => {
  const { object } = storeWithOneNamespace();
  expect(object.metadata).toEqual({
    name: 'claims',
    uid: 'uid-1',
    resourceVersion: '1001',
    creationTimestamp: '1970-01-01T00:00:00Z',
  });
});

it('raises the version with a change, and not with an equal state', () => {
  const { store, object } = storeWithOneNamespace();
  expect(store.replace('namespaces', { ...object }).metadata.resourceVersion).toBe('1001');
  expect(store.replace('namespaces', { ...object, spec: { a: 1 } }).metadata.resourceVersion).toBe('1002');
});

it('tells listeners and later readers of every change in order', () => {
  const { store, object } = storeWithOneNamespace();
  const heard: StoreChange[] = [];
  const stop = store.subscribe((change) => heard.push(change));
  store.replace('namespaces', { ...object, spec: { a: 1 } });
  store.remove('namespaces', object);
  stop();
  store.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } });
  expect(heard.map((change) => change.type)).toEqual(['MODIFIED', 'DELETED']);
  expect(store.changesSince(1001).map((change) => change.type)).toEqual(['MODIFIED', 'DELETED', 'ADDED']);
});

it('forgets the oldest changes, and says from where it still knows them', () => {
  const { store, object } = storeWithOneNamespace();
  let current = object;
  for (let turn = 0; turn < 12_000; turn += 1) current = store.replace('namespaces', { ...current, spec: { turn } });
  expect(store.oldestVersion()).toBeGreaterThan(1001);
  expect(store.changesSince(store.oldestVersion())[0]?.version).toBe(store.oldestVersion() + 1);
});
