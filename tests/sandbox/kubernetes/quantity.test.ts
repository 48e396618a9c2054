import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  isQuantity,
  quantityNano,
  quantityNumber,
} from '#sandbox/kubernetes/quantity.ts';

const written = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'u'))
  .map(([value, suffix]) => `${value}${suffix}`);

describe('a quantity', () => {
  it.each([
    ['1024Mi', '1Gi'],
    ['0.5', '500m'],
    ['1000m', '1'],
    [0.25, '250m'],
    [2, '2'],
    ['1.5Gi', '1536Mi'],
    ['1000Ki', '1000Ki'],
    ['0', '0'],
    ['0Gi', '0'],
    ['512', '512'],
    ['1e3', '1e3'],
    ['100M', '100M'],
    ['-1', '-1'],
    ['0.0000000001', '1n'],
  ])('is stored for %j as %s', (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical);
  });

  it.each(['', 'two', '1.2.3', '1 Gi', '1KB', 'Gi', null, {}, '1e', '--1'])('is not %j', (value) => {
    expect(isQuantity(value)).toBe(false);
    expect(() => quantityNano(value)).toThrow('not a quantity');
  });

  it('is compared by its value, not by its spelling', () => {
    expect(compareQuantities('1Gi', '1024Mi')).toBe(0);
    expect(compareQuantities('1G', '1Gi')).toBe(-1);
    expect(compareQuantities('1.001', '1000m')).toBe(1);
    expect(quantityNumber('1500m')).toBe(1.5);
  });

  it('keeps its value in its canonical spelling, which is canonical itself', () => {
    fc.assert(
      fc.property(written, (text) => {
        const canonical = canonicalQuantity(text);
        expect(compareQuantities(canonical, text)).toBe(0);
        expect(canonicalQuantity(canonical)).toBe(canonical);
      }),
    );
  });

  it('adds up exactly', () => {
    expect(addQuantities(['250m', '750m'])).toBe('1');
    expect(addQuantities(['512Mi', '512Mi'])).toBe('1Gi');
    expect(addQuantities([])).toBe('0');
    fc.assert(
      fc.property(fc.array(written), (texts) => {
        const total = texts.reduce((sum, text) => sum + quantityNano(text), 0n);
        expect(quantityNano(addQuantities(texts))).toBe(total);
      }),
    );
  });
});
