import { expect, test } from 'vitest';
import { treeEnsembleNode } from '#ml/training/tree-ensemble-node.ts';

const node = treeEnsembleNode(
  [
    { targetClass: 2, nodes: [{ kind: 'leaf', value: 0.5 }] },
    {
      targetClass: 1,
      nodes: [
        { kind: 'split', feature: 7, threshold: 0.25, below: 1, above: 2 },
        { kind: 'leaf', value: -1 },
        { kind: 'leaf', value: 3 },
      ],
    },
  ],
  3,
  'dense',
  'tree_margin',
);
const ints = (name: string) => node.attribute?.find((attribute) => attribute.name === name)?.ints;
const floats = (name: string) => node.attribute?.find((attribute) => attribute.name === name)?.floats;

test('lays the nodes of all trees out in columns', () => {
  expect(ints('nodes_treeids')).toEqual([0, 1, 1, 1]);
  expect(ints('nodes_nodeids')).toEqual([0, 0, 1, 2]);
  expect(ints('nodes_featureids')).toEqual([0, 7, 0, 0]);
  expect(floats('nodes_values')).toEqual([0, 0.25, 0, 0]);
  expect(ints('nodes_truenodeids')).toEqual([0, 1, 0, 0]);
  expect(ints('nodes_falsenodeids')).toEqual([0, 2, 0, 0]);
});

test('sends every leaf to the class of its tree', () => {
  expect(ints('target_treeids')).toEqual([0, 1, 1]);
  expect(ints('target_nodeids')).toEqual([0, 1, 2]);
  expect(ints('target_ids')).toEqual([2, 1, 1]);
  expect(floats('target_weights')).toEqual([0.5, -1, 3]);
});
