import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import type { Booster } from '#ml/boosting/booster.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { transformMargins } from '#ml/boosting/transform-margins.ts';
import { batchOf } from '#ml/sparse-batch.ts';
import { encodeTreeGraph } from '#ml/training/tree-graph.ts';
import type { SparseRows } from '#ml/training/sparse-rows.ts';
import { randomRows } from './rows.ts';

const featureCount = 30;
const rows = randomRows(120, featureCount, 3);
const labels = Float32Array.from({ length: rows.rowCount }, (_, row) => row % 4);
const options = { objective: 'multi:softprob', classCount: 4, rounds: 5, maxDepth: 3, baseScore: 0.2 } as const;
const { booster } = trainBooster({ rows, labels }, options);

async function served(of: Booster, fed: SparseRows, columns: number) {
  const vectors = Array.from({ length: fed.rowCount }, (_, row) => {
    const [from, to] = [fed.rowStart[row], fed.rowStart[row + 1]];
    return { indices: fed.indices.subarray(from, to), values: fed.values.subarray(from, to) };
  });
  const batch = batchOf(vectors);
  const session = await InferenceSession.create(encodeTreeGraph(of, columns), { logSeverityLevel: 3 });
  const answer = await session.run({
    indices: new Tensor('int32', batch.indices, batch.shape),
    values: new Tensor('float32', batch.values, batch.shape),
  });
  await session.release();
  return {
    margins: answer['margin']?.data as Float32Array,
    probabilities: answer['probability']?.data as Float32Array,
  };
}

function furthest(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  return Array.from(one).reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? Number.NaN))), 0);
}

test('answers as the booster does, absent features and padding missing and not zero', async () => {
  const fresh = randomRows(64, featureCount, 4);
  const margins = predictMargins(booster, fresh);
  const graph = await served(booster, fresh, featureCount);
  expect(furthest(graph.margins, margins)).toBeLessThan(1e-5);
  expect(furthest(graph.probabilities, transformMargins(booster, margins))).toBeLessThan(1e-5);
});

test('does not mind features that the booster has never heard of', async () => {
  const fresh = randomRows(20, featureCount, 5);
  const strange = { ...fresh, featureCount: 50, indices: fresh.indices.map((feature) => feature + 20) };
  const wider = { ...booster, featureCount: 50 };
  const graph = await served(booster, strange, 50);
  expect(furthest(graph.margins, predictMargins(wider, strange))).toBeLessThan(1e-5);
});
