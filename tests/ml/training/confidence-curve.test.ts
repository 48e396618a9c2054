import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { applyConfidenceCurve, fitConfidenceCurve, straightCurve } from '#ml/training/confidence-curve.ts';
import { seededRandom } from '#ml/training/random.ts';
import { softmax } from '#ml/training/softmax.ts';

const margins = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), {
  minLength: classes.length,
  maxLength: classes.length,
});
const curves = fc.record({
  slope: fc.double({ min: 0.5, max: 1, noNaN: true }),
  shift: fc.double({ min: 0, max: 1.5, noNaN: true }),
});

test('keeps the order of the classes, and their probabilities adding up to 1', () => {
  fc.assert(
    fc.property(margins, curves, (row, curve) => {
      const shares = softmax(Float64Array.from(row), classes.length, 1);
      const curved = applyConfidenceCurve(curve, shares);
      expect(curved.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
      const first = shares.indexOf(Math.max(...shares));
      expect(curved[first]).toBeGreaterThanOrEqual(Math.max(...curved) - 1e-12);
    }),
  );
});

test('changes nothing when it is straight', () => {
  fc.assert(
    fc.property(margins, (row) => {
      const shares = softmax(Float64Array.from(row), classes.length, 1);
      const curved = applyConfidenceCurve(straightCurve, shares);
      for (const [c, share] of shares.entries()) expect(curved[c]).toBeCloseTo(share, 9);
    }),
  );
});

test('finds the curve that the answers follow', () => {
  const random = seededRandom(3);
  const wanted = { slope: 0.8, shift: 0.6 };
  const rowCount = 4000;
  const shares = softmax(
    Float64Array.from({ length: rowCount * classes.length }, (_, at) => (at % classes.length === 2 ? random() * 8 : 0)),
    classes.length,
    1,
  );
  const honest = applyConfidenceCurve(wanted, shares);
  const acceptable = Array.from({ length: rowCount }, (_, row) => {
    const ofRow = honest.subarray(row * classes.length, (row + 1) * classes.length);
    const first = ofRow.indexOf(Math.max(...ofRow));
    return new Set([random() < ofRow[first]! ? first : first + 1]);
  });
  const found = fitConfidenceCurve(shares, acceptable);
  expect(found.slope).toBeCloseTo(wanted.slope, 0.9);
  expect(found.shift).toBeCloseTo(wanted.shift, 0.6);
});
