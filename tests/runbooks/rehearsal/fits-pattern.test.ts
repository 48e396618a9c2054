import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsPattern } from '#runbooks/rehearsal/fits-pattern.ts';

test.each([
  ['up{app="a"}', 'up{app="a"}', true],
  ['up{app="a"}', 'up*', true],
  ['sum(rate(x[1m])) / 2', '*rate(x*/ 2', true],
  ['a  b\n c', 'a b c', true],
  ['aba', 'ab*ba', false],
  ['ab', 'a*b*b', false],
  ['abc', 'ab', false],
  ['abc', 'bc', false],
  ['', '*', true],
])('%j fits %j: %s', (text, pattern, fits) => {
  expect(fitsPattern(text, pattern)).toBe(fits);
});

test('a text fits every pattern that is made of it by leaving parts out', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '(', '[', '?', '+', '\\'), maxLength: 5 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), word, (parts, between) => {
      expect(fitsPattern(parts.join(between), parts.join('*'))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('agrees with a regular expression of the same meaning', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(text, letters, (said, pattern) => {
      expect(fitsPattern(said, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(said));
    }),
    { numRuns: 500 },
  );
});
