import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyJsonPatch } from '#sandbox/kubernetes/json-patch.ts';
import type { Json } from '#sandbox/kubernetes/json-value.ts';

const document = { a: { b: [1, 2, 3] }, 'x/y': 1, 'm~n': 2 };

describe('applyJsonPatch', () => {
  it.each<[string, Json, Json]>([
    ['adds to an object', [{ op: 'add', path: '/c', value: 1 }], { ...document, c: 1 }],
    ['inserts into an array', [{ op: 'add', path: '/a/b/1', value: 9 }], { ...document, a: { b: [1, 9, 2, 3] } }],
    ['appends to an array', [{ op: 'add', path: '/a/b/-', value: 4 }], { ...document, a: { b: [1, 2, 3, 4] } }],
    ['replaces', [{ op: 'replace', path: '/a/b/0', value: 7 }], { ...document, a: { b: [7, 2, 3] } }],
    ['removes', [{ op: 'remove', path: '/a/b/2' }], { ...document, a: { b: [1, 2] } }],
    [
      'unescapes pointers',
      [
        { op: 'replace', path: '/x~1y', value: 5 },
        { op: 'remove', path: '/m~0n' },
      ],
      { a: { b: [1, 2, 3] }, 'x/y': 5 },
    ],
    ['moves', [{ op: 'move', from: '/a/b', path: '/d' }], { a: {}, 'x/y': 1, 'm~n': 2, d: [1, 2, 3] }],
    ['copies', [{ op: 'copy', from: '/a/b/0', path: '/e' }], { ...document, e: 1 }],
    ['tests', [{ op: 'test', path: '/a', value: { b: [1, 2, 3] } }], document],
    ['replaces the whole', [{ op: 'replace', path: '', value: null }], null],
  ])('%s', (_name, patch, expected) => {
    expect(applyJsonPatch(document, patch)).toEqual(expected);
  });

  it.each<[string, Json, number]>([
    ['a path that is not there', [{ op: 'replace', path: '/nope', value: 1 }], 422],
    ['an index beyond the end', [{ op: 'add', path: '/a/b/9', value: 1 }], 422],
    ['an index with a leading zero', [{ op: 'remove', path: '/a/b/01' }], 422],
    ['a test that does not hold', [{ op: 'test', path: '/a', value: 1 }], 422],
    ['an unknown operation', [{ op: 'merge', path: '/a', value: 1 }], 400],
    ['a missing value', [{ op: 'add', path: '/a' }], 400],
    ['what is no list', { op: 'remove', path: '/a' }, 400],
  ])('refuses %s', (_name, patch, code) => {
    expect(() => applyJsonPatch(document, patch)).toThrow(expect.objectContaining({ code }));
  });

  it('leaves the document as it was', () => {
    const before = structuredClone(document);
    applyJsonPatch(document, [
      { op: 'remove', path: '/a/b/0' },
      { op: 'add', path: '/z', value: 1 },
    ]);
    expect(document).toEqual(before);
  });

  it('finds again what it has added, for any key and value', () => {
    const property = fc.property(fc.string(), fc.jsonValue(), (key, value) => {
      const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const added = applyJsonPatch({}, [{ op: 'add', path, value }] as Json);
      expect(applyJsonPatch(added, [{ op: 'test', path, value }] as Json)).toEqual(added);
    });
    fc.assert(property);
  });
});
