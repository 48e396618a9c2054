import { expect, test } from 'vitest';
import { addTreeMargins, evaluateTree } from '#ml/training/tree.ts';
import type { Tree } from '#ml/training/tree.ts';
import { randomRows } from './rows.ts';

const tree: Tree = {
  targetClass: 1,
  nodes: [
    { kind: 'split', feature: 2, threshold: 0.5, below: 1, above: 2 },
    { kind: 'leaf', value: -1 },
    { kind: 'leaf', value: 3 },
  ],
};

test('sends an absent feature below the threshold and a value at the threshold above it', () => {
  expect(evaluateTree(tree, () => 0)).toBe(-1);
  expect(evaluateTree(tree, () => 0.5)).toBe(3);
});

test('adds to the margin of its class alone', () => {
  const rows = randomRows(20, 4, 9);
  const margins = new Float64Array(20 * 2);
  addTreeMargins([tree], rows, margins, 2);
  expect(
    [...margins.entries()].every(([at, margin]) => (at % 2 === 0 ? margin === 0 : margin === -1 || margin === 3)),
  ).toBe(true);
  expect(new Set(margins)).toEqual(new Set([0, -1, 3]));
});
