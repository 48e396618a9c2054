import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { batchOf } from '#ml/sparse-batch.ts';
import { boost } from '#ml/training/boost.ts';
import { encodeGraph } from '#ml/training/graph.ts';
import { modelMargins } from '#ml/training/model-parts.ts';
import type { ModelParts } from '#ml/training/model-parts.ts';
import { fitSoftmaxRegression } from '#ml/training/softmax-regression.ts';
import { softmax } from '#ml/training/softmax.ts';
import { randomRows } from './rows.ts';

const classCount = 4;
const featureCount = 12;
const rows = randomRows(80, featureCount, 21);
const targets = Float32Array.from({ length: 80 * classCount }, (_, at) => ((at * 13) % 7 === 0 ? 1 : 0.1));
const linear = fitSoftmaxRegression(rows, targets, classCount, { l2: 1e-3, maxIterations: 60 });
const vocabulary = vocabularyOf(
  Array.from({ length: featureCount }, (_, index) => `word:${index}`),
  new Float32Array(featureCount).fill(1),
);
const trees = boost(rows, targets, new Float64Array(80 * classCount), classCount, {
  rounds: 5,
  minRows: 2,
  maxDepth: 3,
  lambda: 1,
  gamma: 0,
  minChildWeight: 0.1,
  eta: 0.3,
});
const vectors = Array.from({ length: rows.rowCount }, (_, row) => ({
  indices: rows.indices.slice(rows.rowStart[row], rows.rowStart[row + 1]),
  values: rows.values.slice(rows.rowStart[row], rows.rowStart[row + 1]),
}));

async function answersOf(parts: ModelParts): Promise<{ margin: unknown; probability: unknown }> {
  const session = await InferenceSession.create(encodeGraph(parts), { intraOpNumThreads: 1 });
  const batch = batchOf(vectors);
  const answer = await session.run({
    indices: new Tensor('int32', batch.indices, batch.shape),
    values: new Tensor('float32', batch.values, batch.shape),
  });
  await session.release();
  return { margin: answer['margin']?.data, probability: answer['probability']?.data };
}

test.each([
  ['a linear model', []],
  ['a linear model with trees', trees],
])('the graph of %s agrees with the trainer within 1e-5, a batch of rows of all lengths at once', async (_, used) => {
  const parts: ModelParts = { vocabulary, linear, trees: used, temperature: 1.7 };
  const { margin, probability } = await answersOf(parts);
  const margins = modelMargins(parts, rows);
  const expected = softmax(margins, classCount, 1.7);
  expect(margin).toHaveLength(margins.length);
  for (const at of margins.keys()) {
    expect(Math.abs((margin as Float32Array)[at]! - margins[at]!)).toBeLessThan(1e-5);
    expect(Math.abs((probability as Float32Array)[at]! - expected[at]!)).toBeLessThan(1e-5);
  }
});

test('has trees to speak of in this comparison', () => {
  expect(trees.some(({ nodes }) => nodes.length > 5)).toBe(true);
});

test('encodes equal parts to equal bytes', () => {
  const parts: ModelParts = { vocabulary, linear, trees, temperature: 1 };
  expect(encodeGraph(parts)).toEqual(encodeGraph(parts));
});
