import { expect, test } from 'vitest';
import { applyPatch } from '#runbooks/rehearsal/apply-patch.ts';

const object = {
  metadata: { labels: { app: 'api', tier: '2' } },
  spec: {
    replicas: 3,
    containers: [
      { name: 'api', image: 'a:1' },
      { name: 'proxy', image: 'p:1' },
    ],
  },
};

test('a merge patch sets and, by null, removes fields, and replaces lists', () => {
  const body = { metadata: { labels: { tier: null, zone: 'a' } }, spec: { containers: [{ name: 'api' }] } };
  expect(applyPatch(object, { type: 'merge', body })).toEqual({
    metadata: { labels: { app: 'api', zone: 'a' } },
    spec: { replicas: 3, containers: [{ name: 'api' }] },
  });
});

test('a strategic merge finds the members of lists by their names', () => {
  const containers = [{ name: 'api', image: 'a:2' }, { name: 'new' }, { name: 'proxy', $patch: 'delete' }];
  const patched = applyPatch(object, { type: 'strategic', body: { spec: { containers } } });
  expect(patched['spec']).toEqual({ replicas: 3, containers: [{ name: 'api', image: 'a:2' }, { name: 'new' }] });
});

test('a strategic merge replaces a block that says so', () => {
  const body = { metadata: { labels: { $patch: 'replace', only: 'this' } } };
  expect(applyPatch(object, { type: 'strategic', body })['metadata']).toEqual({ labels: { only: 'this' } });
});

test('a JSON patch adds, replaces, removes and tests', () => {
  const body = [
    { op: 'test', path: '/spec/replicas', value: 3 },
    { op: 'replace', path: '/spec/replicas', value: 4 },
    { op: 'add', path: '/metadata/annotations', value: {} },
    { op: 'add', path: '/metadata/annotations/firebreak.dev~1step', value: 'k' },
    { op: 'add', path: '/spec/containers/-', value: { name: 'last' } },
    { op: 'remove', path: '/spec/containers/0' },
  ];
  const patched = applyPatch(object, { type: 'json', body });
  expect(patched).toMatchObject({
    metadata: { annotations: { 'firebreak.dev/step': 'k' } },
    spec: { replicas: 4, containers: [{ name: 'proxy' }, { name: 'last' }] },
  });
  expect(object.spec.containers).toHaveLength(2);
});

test.each([
  [{ op: 'replace', path: '/spec/none', value: 1 }, 'there is no /spec/none'],
  [{ op: 'add', path: '/none/deep', value: 1 }, 'there is no /none/deep'],
  [{ op: 'test', path: '/spec/replicas', value: 4 }, '/spec/replicas is not what the patch tests for'],
  [{ op: 'move', path: '/spec/replicas' }, 'the operation move is not known'],
])('refuses %j', (operation, message) => {
  expect(() => applyPatch(object, { type: 'json', body: [operation] })).toThrow(message);
});
