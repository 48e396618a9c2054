import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { attributeByShapley } from '#ml/boosting/attribute-by-shapley.ts';
import type { BoostedTree } from '#ml/boosting/booster.ts';
import { boosterOf, featureCount, rowOf } from './small-booster.ts';

it('gives the Shapley values that going through all subsets of features gives', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
      const booster = boosterOf(seed);
      const { vector } = rowOf(seed + 1);
      const { contributions } = attributeByShapley(booster)(vector, 1);
      const trees = booster.trees.filter(({ output }) => output === 1);
      const valueOf = (known: number): number =>
        trees.reduce((sum, tree) => sum + expectedValue(tree, vector, known, 0), 0);
      for (let feature = 0; feature < featureCount; feature += 1) {
        let expected = 0;
        for (let subset = 0; subset < 2 ** featureCount; subset += 1) {
          if ((subset & (1 << feature)) !== 0) continue;
          const size = subset.toString(2).replaceAll('0', '').length;
          const weight = (factorial(size) * factorial(featureCount - size - 1)) / factorial(featureCount);
          expected += weight * (valueOf(subset | (1 << feature)) - valueOf(subset));
        }
        expect(contributions.get(feature) ?? 0).toBeCloseTo(expected, 6);
      }
    }),
    { numRuns: 10 },
  );
});

/** What the tree says when only the features of the bit set are known, the others drawn as the training rows were. */
function expectedValue(
  tree: BoostedTree,
  row: { readonly indices: Int32Array; readonly values: Float32Array },
  known: number,
  node: number,
): number {
  const [left, right] = [tree.left[node]!, tree.right[node]!];
  if (left < 0) return tree.value[node]!;
  const feature = tree.feature[node]!;
  const below = (child: number): number => expectedValue(tree, row, known, child);
  if ((known & (1 << feature)) !== 0) {
    const value = row.values[row.indices.indexOf(feature)];
    const goesLeft = value === undefined ? tree.defaultLeft[node] === 1 : value < tree.value[node]!;
    return below(goesLeft ? left : right);
  }
  const [ofLeft, ofRight] = [tree.cover[left]!, tree.cover[right]!];
  return (ofLeft * below(left) + ofRight * below(right)) / (ofLeft + ofRight);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
