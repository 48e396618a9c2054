import { expect, test } from 'vitest';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { straightCurve } from '#ml/training/confidence-curve.ts';
import { modelProbabilities } from '#ml/training/model-parts.ts';
import { sparseRowsOf } from '#ml/training/sparse-rows.ts';
import { classes } from '#domain/classification.ts';

test('adds bias and weights up, divides by the temperature and takes the softmax', () => {
  const weights = new Float32Array(classes.length);
  const bias = new Float32Array(classes.length);
  weights[0] = 2;
  bias[1] = 0.5;
  const parts = {
    vocabulary: vocabularyOf(['word:a'], Float32Array.of(1)),
    linear: { classCount: classes.length, weights, bias },
    temperature: 2,
    curve: straightCurve,
    context: null,
  };
  const rows = sparseRowsOf([{ indices: Int32Array.of(0), values: Float32Array.of(3) }], 1);
  const [first = 0, second = 0, third = 0] = modelProbabilities(parts, rows, [null]);
  expect(Math.log(first / third)).toBeCloseTo(3, 6);
  expect(Math.log(second / third)).toBeCloseTo(0.25, 6);
});
