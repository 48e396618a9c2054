import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRows } from '#ml/boosting/bin-rows.ts';
import type { BoostOptionsInput } from '#ml/boosting/boost-options.ts';
import { readBoostOptions } from '#ml/boosting/boost-options.ts';
import type { BoostedTree } from '#ml/boosting/booster.ts';
import { ColumnSampler } from '#ml/boosting/sample-columns.ts';
import { TreeGrower } from '#ml/boosting/tree-grower.ts';
import { seededRandom } from '#ml/training/random.ts';
import type { SparseRows } from '#ml/training/sparse-rows.ts';
import { randomData } from './random-data.ts';
import { referenceTree } from './reference-tree.ts';
import type { ReferenceNode } from './reference-tree.ts';

const all = { colsampleByTree: 1, colsampleByLevel: 1, colsampleByNode: 1 };

/** Multiples of 1/256, of which sums are exact in whatever order. */
function derivativesFor(rowCount: number, seed: number) {
  const random = seededRandom(seed);
  const g = Array.from({ length: rowCount }, () => Math.floor(random() * 512 - 256) / 256);
  const h = Array.from({ length: rowCount }, () => (1 + Math.floor(random() * 255)) / 256);
  return { g, h, pairs: Float32Array.from(g.flatMap((value, row) => [value, h[row] ?? 0])) };
}

function growerFor(rows: SparseRows, input: Partial<BoostOptionsInput>) {
  const options = readBoostOptions({ objective: 'reg:squarederror', rounds: 1, ...input });
  const binned = binRows(rows, () => 1, options.maxBin);
  const features = Int32Array.from({ length: rows.featureCount }, (_, feature) => feature);
  const columns = new ColumnSampler(features, rows.featureCount, all, () => 0);
  return { options, binned, columns, grower: new TreeGrower(binned, options) };
}

function plainTree(tree: BoostedTree, node = 0): ReferenceNode {
  const [left, right] = [tree.left[node] ?? -1, tree.right[node] ?? -1];
  if (left < 0) return { kind: 'leaf', value: tree.value[node] ?? 0 };
  return {
    kind: 'split',
    feature: tree.feature[node] ?? 0,
    threshold: tree.value[node] ?? 0,
    defaultLeft: tree.defaultLeft[node] === 1,
    gain: tree.gain[node] ?? 0,
    left: plainTree(tree, left),
    right: plainTree(tree, right),
  };
}

const everyRow = (rowCount: number): Int32Array => Int32Array.from({ length: rowCount }, (_, row) => row);

test('grows the tree that a slow exact search over all rows, features and thresholds grows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 5 }),
      // Few steps: many rows of one value, so that histograms pay; many steps: as many bins as entries.
      fc.constantFrom(2, 5, 1000),
      fc.constantFrom(0, 0.4, 0.8),
      fc.record({
        maxDepth: fc.integer({ min: 1, max: 4 }),
        lambda: fc.constantFrom(0, 0.5, 1),
        gamma: fc.constantFrom(0, 0.3),
        minChildWeight: fc.constantFrom(0, 0.5, 2),
      }),
      (seed, rowCount, featureCount, steps, missing, input) => {
        const { rows } = randomData({ rowCount, featureCount, seed, steps, missing });
        const { g, h, pairs } = derivativesFor(rowCount, seed + 1);
        const { options, binned, columns, grower } = growerFor(rows, input);
        const { draft } = grower.grow(pairs, everyRow(rowCount), columns);
        const tree = plainTree(draft.finish(0, options.eta, binned));
        expect(tree).toEqual(referenceTree(rows, g, h, options));
      },
    ),
    { numRuns: 200 },
  );
});

test('adds to every row the value of its leaf, also to rows that were not drawn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(0, 0.4), (seed, missing) => {
      const { rows } = randomData({ rowCount: 40, featureCount: 4, seed, steps: 6, missing });
      const { pairs } = derivativesFor(40, seed + 1);
      const { options, binned, columns, grower } = growerFor(rows, { minChildWeight: 0.2 });
      const grown = grower.grow(
        pairs,
        everyRow(40).filter((row) => row % 3 !== 0),
        columns,
      );
      const margins = new Float32Array(80);
      grown.addTo(margins, 2, 1);
      const tree = grown.draft.finish(0, options.eta, binned);
      const expected = Array.from({ length: 40 }, (_, row) => {
        let node = 0;
        while ((tree.left[node] ?? -1) >= 0) {
          const entries = rows.indices.subarray(rows.rowStart[row], rows.rowStart[row + 1]);
          const at = entries.indexOf(tree.feature[node] ?? 0);
          const value = rows.values[(rows.rowStart[row] ?? 0) + at] ?? 0;
          const left = at < 0 ? tree.defaultLeft[node] === 1 : value < (tree.value[node] ?? 0);
          node = (left ? tree.left[node] : tree.right[node]) ?? -1;
        }
        return (tree.value[node] ?? Number.NaN) + 0;
      });
      expect(Array.from(margins).filter((_, at) => at % 2 === 1)).toEqual(expected);
      expect(Array.from(margins).filter((_, at) => at % 2 === 0)).toEqual(expected.map(() => 0));
    }),
    { numRuns: 50 },
  );
});

test('grows the same tree again after another one', () => {
  const { rows } = randomData({ rowCount: 60, featureCount: 5, seed: 3, steps: 4 });
  const first = derivativesFor(60, 1).pairs;
  const { binned, columns, grower } = growerFor(rows, { minChildWeight: 0 });
  const once = grower.grow(first, everyRow(60), columns).draft.finish(0, 1, binned);
  grower.grow(derivativesFor(60, 2).pairs, everyRow(60), columns);
  expect(grower.grow(first, everyRow(60), columns).draft.finish(0, 1, binned)).toEqual(once);
  expect(once.left.length).toBeGreaterThan(10);
});
