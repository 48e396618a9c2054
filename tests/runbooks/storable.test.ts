import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { storable } from '#runbooks/storable.ts';
import { anyHostileValue } from './hostile-values.ts';

test('replaces what the database cannot keep, in names and values', () => {
  expect(storable({ 'a\0': ['b\ud800', 1, null, { c: '\0' }] })).toEqual({
    'a\ufffd': ['b\ufffd', 1, null, { c: '\ufffd' }],
  });
});

test('leaves everything else as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.stringify(storable(value as Parameters<typeof storable>[0]))).toBe(JSON.stringify(value));
    }),
  );
});

test('leaves nothing of a hostile text that the database would refuse', () => {
  fc.assert(
    fc.property(anyHostileValue, (text) => {
      const stored = storable(text);
      expect(stored).toSatisfy((kept: string) => kept.isWellFormed() && !kept.includes('\0'));
    }),
  );
});
