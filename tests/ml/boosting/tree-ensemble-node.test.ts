import onnxProto from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { treeEnsembleNode } from '#ml/boosting/tree-ensemble-node.ts';
import { randomData } from './random-data.ts';

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;

test.each([1, 4])('adds in onnxruntime what the trees add here, missing values too: %i outputs', async (outputs) => {
  const data = randomData({ rowCount: 300, featureCount: 7, classCount: outputs, seed: 3 });
  const objective = outputs === 1 ? 'reg:squarederror' : 'multi:softprob';
  const { booster } = trainBooster(data, { objective, classCount: outputs, rounds: 6, maxDepth: 5 });
  const { rows } = randomData({ rowCount: 100, featureCount: 7, seed: 4 });
  const dense = new Float32Array(700).fill(Number.NaN);
  for (let row = 0; row < 100; row += 1) {
    for (let at = rows.rowStart[row]!; at < rows.rowStart[row + 1]!; at += 1) {
      dense[7 * row + rows.indices[at]!] = rows.values[at]!;
    }
  }
  const value = (name: string, width: number) => ({
    name,
    type: { tensorType: { elemType: DataType.FLOAT, shape: { dim: [{ dimParam: 'batch' }, { dimValue: width }] } } },
  });
  const model = onnx.ModelProto.encode({
    irVersion: 8,
    opsetImport: [
      { domain: '', version: 18 },
      { domain: 'ai.onnx.ml', version: 3 },
    ],
    graph: {
      name: 'trees',
      node: [treeEnsembleNode(booster, 'dense', 'added')],
      input: [value('dense', 7)],
      output: [value('added', outputs)],
    },
  }).finish();
  const session = await InferenceSession.create(model);
  const { added } = await session.run({ dense: new Tensor('float32', dense, [100, 7]) });
  const margins = predictMargins({ ...booster, baseScore: booster.baseScore.map(() => 0) }, rows);
  expect(margins.length).toBe(100 * outputs);
  for (const [at, margin] of margins.entries()) expect(added?.data[at]).toBeCloseTo(margin, 5);
  await session.release();
});

test('has no form without trees', () => {
  expect(() => treeEnsembleNode({ trees: [], outputCount: 1 }, 'dense', 'added')).toThrow(RangeError);
});
