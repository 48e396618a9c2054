import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '#sandbox/kubernetes/json-value.ts';
import { applyMergePatch } from '#sandbox/kubernetes/merge-patch.ts';

// The cases of RFC 7386, appendix A.
it.each<[Json, Json, Json]>([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [['a'], { a: 'b' }, { a: 'b' }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('merges %j with %j into %j', (target, patch, expected) => {
  expect(applyMergePatch(target, patch)).toEqual(expected);
});

it('changes nothing when it is applied a second time', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  const property = fc.property(json, json, (target, patch) => {
    const once = applyMergePatch(target, patch);
    expect(applyMergePatch(once, patch)).toEqual(once);
  });
  fc.assert(property);
});
