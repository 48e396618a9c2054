import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { readClass } from '#ml/corpus/read-class.ts';

test('reads every class, blanks around it or not', () => {
  for (const label of classes) expect(readClass(` ${label} `)).toEqual({ label });
});

test('guesses the class from one slip of the fingers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...classes), fc.nat(), (label, place) => {
      const at = place % label.length;
      const slipped = label.slice(0, at) + label.slice(at + 1);
      expect(readClass(slipped)).toEqual({ problem: expect.stringContaining('did you mean') });
    }),
  );
});
