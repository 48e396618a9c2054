import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { patchProblem, patchTexts, resolvePatch } from '#runbooks/kubernetes/patch-body.ts';

test.each([
  [{ status: { replicas: 1 } }, 'status'],
  [{ kind: 'Secret' }, 'kind'],
  [{ metadata: { name: 'other' } }, 'metadata.name'],
  [{ metadata: { ownerReferences: [] } }, 'metadata.ownerReferences'],
  [{ metadata: { finalizers: null } }, 'metadata.finalizers'],
  [{ metadata: null }, 'metadata as a whole'],
  [[{ op: 'replace' as const, path: '/metadata', value: {} }], '/metadata'],
  [[{ op: 'add' as const, path: '/metadata/finalizers/-', value: 'x' }], '/metadata/finalizers/-'],
  [[{ op: 'move' as const, path: '/spec/x', from: '/metadata/name' }], '/metadata/name'],
  [[{ op: 'remove' as const, path: '/status' }], '/status'],
  [[{ op: 'replace' as const, path: '/', value: {} }], '/'],
])('refuses a patch of what makes an object what it is: %j', (body, field) => {
  expect(patchProblem(body)).toBe(`must not touch ${field}: leave it out`);
});

test.each([
  [{ metadata: { labels: { name: 'x' } }, spec: { replicas: 1 } }],
  [[{ op: 'test' as const, path: '/metadata/name', value: 'x' }]],
  [[{ op: 'copy' as const, path: '/metadata/labels/n', from: '/metadata/name' }]],
])('takes a patch of anything else: %j', (body) => {
  expect(patchProblem(body)).toBeNull();
});

test('fills values in, keeps what is a number a number, and names each template by its place', () => {
  const body = { spec: { replicas: '{{ count }}', list: ['{{ name }}-1'] } };
  expect(patchTexts(body).map((text) => text.field)).toEqual([
    ['body', 'spec', 'replicas'],
    ['body', 'spec', 'list', 0],
  ]);
  const filled = resolvePatch(body, { count: 3, name: 'a' });
  expect(filled).toEqual({ ok: true, value: { spec: { replicas: 3, list: ['a-1'] } } });
  expect(resolvePatch(body, { name: 'a' })).toMatchObject({ ok: false, reason: expect.stringContaining('count') });
});

test('fills in the values of operations only, never their paths', () => {
  const operations = [{ op: 'add' as const, path: '/data/{{ key }}', value: '{{ key }}' }];
  expect(resolvePatch(operations, { key: '../x' })).toEqual({
    ok: true,
    value: [{ op: 'add', path: '/data/{{ key }}', value: '../x' }],
  });
});

test('whatever a label holds stays one value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (label) => {
      const filled = resolvePatch({ metadata: { labels: { a: 'x{{ label }}' } } }, { label });
      const value = filled.ok ? filled.value : {};
      expect(Object.keys(value)).toEqual(['metadata']);
      expect(value).toMatchObject({ metadata: { labels: { a: expect.stringMatching(/^x/) } } });
    }),
  );
});
