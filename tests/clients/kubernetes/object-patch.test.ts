import { expect, test } from 'vitest';
import { toWirePatch } from '#clients/kubernetes/object-patch.ts';
import { OutsideError } from '#domain/outside-error.ts';

test('sends each language under its own content type, its body untouched', () => {
  const merge = { spec: { replicas: 3 } };
  const operations = [{ op: 'remove', path: '/spec/paused' }];
  expect(toWirePatch({ type: 'strategic', body: merge })).toEqual({
    contentType: 'application/strategic-merge-patch+json',
    body: merge,
  });
  expect(toWirePatch({ type: 'merge', body: merge })).toEqual({
    contentType: 'application/merge-patch+json',
    body: merge,
  });
  expect(toWirePatch({ type: 'json', body: operations })).toEqual({
    contentType: 'application/json-patch+json',
    body: operations,
  });
});

test('binds a merge patch to a version beside the metadata that it changes', () => {
  const body = { metadata: { annotations: { a: '1' } }, spec: {} };
  expect(toWirePatch({ type: 'merge', body }, '7').body).toEqual({
    metadata: { annotations: { a: '1' }, resourceVersion: '7' },
    spec: {},
  });
  expect(toWirePatch({ type: 'strategic', body: {} }, '7').body).toEqual({ metadata: { resourceVersion: '7' } });
});

test('binds a JSON patch to a version before its first operation', () => {
  const operations = [{ op: 'remove', path: '/spec/paused' }];
  expect(toWirePatch({ type: 'json', body: operations }, '7').body).toEqual([
    { op: 'replace', path: '/metadata/resourceVersion', value: '7' },
    ...operations,
  ]);
});

test('refuses a body that its language does not know', () => {
  expect(() => toWirePatch({ type: 'json', body: { op: 'remove' } })).toThrow(OutsideError);
  expect(() => toWirePatch({ type: 'json', body: {} })).toThrow('a JSON patch is a list of operations');
  expect(() => toWirePatch({ type: 'merge', body: [] })).toThrow('a merge patch is an object');
  expect(() => toWirePatch({ type: 'strategic', body: [] })).toThrow('a merge patch is an object');
});
