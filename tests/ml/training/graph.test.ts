import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { contextWidth } from '#ml/features/context.ts';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { batchOf } from '#ml/sparse-batch.ts';
import { straightCurve } from '#ml/training/confidence-curve.ts';
import { fitContext } from '#ml/training/fit-context.ts';
import { encodeGraph } from '#ml/training/graph.ts';
import { modelProbabilities } from '#ml/training/model-parts.ts';
import type { ModelParts } from '#ml/training/model-parts.ts';
import { seededRandom } from '#ml/training/random.ts';
import { fitSoftmaxRegression } from '#ml/training/softmax-regression.ts';
import { randomRows } from './rows.ts';

const featureCount = 12;
const rowCount = 120;
const rows = randomRows(rowCount, featureCount, 21);
const random = seededRandom(4);
const targets = new Float32Array(rowCount * classes.length);
for (let row = 0; row < rowCount; row += 1) targets[row * classes.length + (row % 5)] = 1;
const linear = fitSoftmaxRegression(rows, targets, classes.length, { l2: 1e-3, maxIterations: 40 });
const vocabulary = vocabularyOf(
  Array.from({ length: featureCount }, (_, index) => `word:${index}`),
  new Float32Array(featureCount).fill(1),
);
/** Contexts that tell the classes apart, with columns missing here and there. */
const contexts = Array.from({ length: rowCount }, (_, row) =>
  new Float32Array(contextWidth).map((_, column) => {
    if (column === 0) return row % 5;
    return random() < 0.3 ? Number.NaN : random() * 10;
  }),
);
const context = fitContext(new Float64Array(rowCount * classes.length), contexts, targets);
const vectors = Array.from({ length: rowCount }, (_, row) => ({
  indices: rows.indices.slice(rows.rowStart[row], rows.rowStart[row + 1]),
  values: rows.values.slice(rows.rowStart[row], rows.rowStart[row + 1]),
}));
const curve = { slope: 0.8, shift: 0.4 };

async function answersOf(parts: ModelParts, given: readonly (Float32Array | null)[]): Promise<Float32Array> {
  const session = await InferenceSession.create(encodeGraph(parts), { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const batch = batchOf(vectors);
  const dense = new Float32Array(rowCount * contextWidth).fill(Number.NaN);
  for (const [row, vector] of given.entries()) if (vector !== null) dense.set(vector, row * contextWidth);
  const answer = await session.run({
    indices: new Tensor('int32', batch.indices, batch.shape),
    values: new Tensor('float32', batch.values, batch.shape),
    ...(parts.context === null ? {} : { context: new Tensor('float32', dense, [rowCount, contextWidth]) }),
  });
  await session.release();
  return answer['probability']?.data as Float32Array;
}

test.each([
  ['a linear model', { context: null, curve: straightCurve }],
  ['a linear model with a confidence curve', { context: null, curve }],
  ['a linear model with trees and a confidence curve', { context, curve }],
])('the graph of %s agrees with the trainer within 1e-5, a batch of rows of all lengths at once', async (_, rest) => {
  const parts: ModelParts = { vocabulary, linear, temperature: 1.7, ...rest };
  const given = contexts.map((vector, row) => (row % 3 === 0 ? null : vector));
  const answers = await answersOf(parts, given);
  const expected = modelProbabilities(parts, rows, given);
  expect(answers).toHaveLength(expected.length);
  for (const [at, p] of expected.entries()) expect(Math.abs(answers[at]! - p)).toBeLessThan(1e-5);
});

test('an alert without a context gets the answer of a model without trees', async () => {
  const absent = contexts.map(() => null);
  const parts: ModelParts = { vocabulary, linear, temperature: 1.7, curve, context };
  expect(await answersOf(parts, absent)).toEqual(await answersOf({ ...parts, context: null }, absent));
});

test('has trees to speak of in this comparison', async () => {
  const parts: ModelParts = { vocabulary, linear, temperature: 1.7, curve, context };
  expect(context.trees.trees.some(({ left }) => left.length >= 3)).toBe(true);
  expect(await answersOf(parts, contexts)).not.toEqual(await answersOf({ ...parts, context: null }, contexts));
});

test('encodes equal parts to equal bytes', () => {
  const parts: ModelParts = { vocabulary, linear, temperature: 1, curve, context };
  expect(encodeGraph(parts)).toEqual(encodeGraph(parts));
});
