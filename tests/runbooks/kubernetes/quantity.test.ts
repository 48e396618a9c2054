import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuantity, sameQuantity, sayBytes, sayCores } from '#runbooks/kubernetes/quantity.ts';

test.each([
  ['512Mi', 512n * 2n ** 20n],
  ['1.5Gi', 1536n * 2n ** 20n],
  ['1e3', 1000n],
  ['1E3', 1000n],
  ['2k', 2000n],
  ['1E', 10n ** 18n],
  ['.5Ki', 512n],
  ['-1Gi', -(2n ** 30n)],
])('reads %s by its value', (text, whole) => {
  expect(parseQuantity(text)).toBe(whole * 10n ** 9n);
});

test('reads thousandths of a core, and rounds what is finer than a billionth up', () => {
  expect(parseQuantity('250m')).toBe(250_000_000n);
  expect(parseQuantity('0.0000000001')).toBe(1n);
});

test.each(['', 'Mi', '1 Gi', '1gi', '1ee3', '--1', '1..2', '0x10', '1e999', '٣Gi', '9'.repeat(80)])(
  'takes %j for no quantity',
  (text) => {
    expect(parseQuantity(text)).toBeNull();
  },
);

test.each([
  ['1Gi', '1024Mi', true],
  ['1', '1000m', true],
  ['1G', '1Gi', false],
  ['x', 'x', false],
])('compares %s and %s by their value', (a, b, same) => {
  expect(sameQuantity(a, b)).toBe(same);
});

test('writes every size so that it is read as no less, and by less than its own unit more', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 24n }), (nanos) => {
      const bytes = parseQuantity(sayBytes(nanos)) ?? 0n;
      expect(bytes >= nanos && bytes - nanos < 2n ** 20n * 10n ** 9n).toBe(true);
      const cores = parseQuantity(sayCores(nanos)) ?? 0n;
      expect(cores >= nanos && cores - nanos < 10n ** 6n).toBe(true);
    }),
  );
});

test('never fails on any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseQuantity(text)));
});
