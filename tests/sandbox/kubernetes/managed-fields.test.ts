import { expect, it } from 'vitest';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { managerOf, withManager } from '#sandbox/kubernetes/managed-fields.ts';

const nowMs = Date.UTC(2026, 4, 12, 9);
const object: KubeObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', uid: 'u', resourceVersion: '1', creationTimestamp: '' },
  data: { key: 'old' },
};
const entriesOf = (of: KubeObject) => of.metadata['managedFields'];

it('says who wrote which field, and when', () => {
  const created = withManager(object, null, { manager: 'kubectl-create', nowMs });
  expect(entriesOf(created)).toEqual([
    {
      manager: 'kubectl-create',
      operation: 'Update',
      apiVersion: 'v1',
      time: '2026-05-12T09:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:data': {} },
    },
  ]);
});

it('adds another writer, and moves the time of one that writes again', () => {
  const created = withManager(object, null, { manager: 'one', nowMs });
  const edited = withManager({ ...created, data: { key: 'new' } }, created, { manager: 'two', nowMs: nowMs + 60_000 });
  const again = withManager({ ...edited, data: { key: 'newer' } }, edited, { manager: 'one', nowMs: nowMs + 90_000 });
  expect(entriesOf(edited)).toMatchObject([{ manager: 'one' }, { manager: 'two', time: '2026-05-12T09:01:00Z' }]);
  expect(entriesOf(again)).toMatchObject([{ manager: 'two' }, { manager: 'one', time: '2026-05-12T09:01:30Z' }]);
});

it('leaves the entries alone when a write changes nothing, or only the status', () => {
  const created = withManager(object, null, { manager: 'one', nowMs });
  const later = { manager: 'two', nowMs: nowMs + 1000 };
  expect(withManager({ ...created }, created, later)).toEqual(created);
  expect(entriesOf(withManager({ ...created, status: { ready: true } }, created, later))).toEqual(entriesOf(created));
});

it('does not believe the entries that a client sends', () => {
  const forged = { ...object, metadata: { ...object.metadata, managedFields: [{ manager: 'somebody else' }] } };
  expect(entriesOf(withManager(forged, object, { manager: 'one', nowMs }))).toBeUndefined();
});

it.each([
  ['fieldManager=helm', 'kubectl/v1.36.1 (linux/amd64)', 'helm'],
  ['', 'kubectl/v1.36.1 (linux/amd64)', 'kubectl'],
  ['', '', 'unknown'],
])('calls the writer of a request with %j and user agent %j by the name %s', (query, userAgent, manager) => {
  expect(managerOf(new URLSearchParams(query), userAgent)).toBe(manager);
});
