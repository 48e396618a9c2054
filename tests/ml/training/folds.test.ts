import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldsBySource } from '#ml/training/folds.ts';

test('never divides a source, uses every fold, and does not depend on the order of the rows', () => {
  const sources = fc.array(fc.stringMatching(/^[a-z]{1,2}$/), { minLength: 40 });
  fc.assert(
    fc.property(sources, (names) => {
      fc.pre(new Set(names).size >= 4);
      const folds = foldsBySource(names, 4);
      const foldOf = new Map(names.map((name, row) => [name, folds[row]]));
      expect(names.every((name, row) => foldOf.get(name) === folds[row])).toBe(true);
      expect(new Set(folds).size).toBe(4);
      const reversed = foldsBySource(names.toReversed(), 4);
      expect(reversed.toReversed()).toEqual(folds);
    }),
  );
});

test('refuses more folds than sources, and says what to do', () => {
  expect(() => foldsBySource(['a', 'b'], 4)).toThrow(/4 folds of 2 sources; lower/);
});
