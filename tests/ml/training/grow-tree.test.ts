import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRows } from '#ml/training/bins.ts';
import { growTree } from '#ml/training/grow-tree.ts';
import { seededRandom } from '#ml/training/random.ts';
import { addTreeMargins } from '#ml/training/tree.ts';
import { randomRows } from './rows.ts';

const options = { maxDepth: 3, lambda: 1, gamma: 0, minChildWeight: 0.5, eta: 1 };

test('makes the split that a slow search over all features and thresholds finds best', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
      const rows = randomRows(40, 5, seed);
      const random = seededRandom(seed + 1);
      const gradient = Float64Array.from({ length: 40 }, () => random() - 0.5);
      const hessian = Float64Array.from({ length: 40 }, () => 0.1 + random());
      const binned = binRows(rows, 1);
      const stump = growTree(binned, 0, { gradient, hessian }, { ...options, maxDepth: 1 });
      const valueAt = (row: number, feature: number): number => {
        for (let at = rows.rowStart[row] ?? 0; at < (rows.rowStart[row + 1] ?? 0); at += 1) {
          if (rows.indices[at] === feature) return rows.values[at] ?? 0;
        }
        return 0;
      };
      const gainOf = (feature: number, threshold: number): number => {
        const side = { belowG: 0, belowH: 0, aboveG: 0, aboveH: 0 };
        for (let row = 0; row < 40; row += 1) {
          const key = valueAt(row, feature) < threshold ? 'below' : 'above';
          side[`${key}G`] += gradient[row] ?? 0;
          side[`${key}H`] += hessian[row] ?? 0;
        }
        if (Math.min(side.belowH, side.aboveH) < options.minChildWeight) return 0;
        const score = (g: number, h: number): number => (g * g) / (h + options.lambda);
        const all = score(side.belowG + side.aboveG, side.belowH + side.aboveH);
        return 0.5 * (score(side.belowG, side.belowH) + score(side.aboveG, side.aboveH) - all);
      };
      const best = Math.max(
        ...Array.from(binned.lowerBound, (bound, bin) => gainOf(binned.featureOfBin[bin] ?? 0, bound)),
      );
      const root = stump.nodes[0];
      expect(root?.kind === 'split' ? gainOf(root.feature, root.threshold) : 0).toBeCloseTo(Math.max(best, 0), 9);
    }),
    { numRuns: 50 },
  );
});

test('gives each leaf the value −η·G/(H + λ) of its rows', () => {
  const rows = randomRows(60, 5, 4);
  const gradient = Float64Array.from({ length: 60 }, (_, row) => Math.sin(row * row + 1));
  const hessian = new Float64Array(60).fill(1);
  const tree = growTree(binRows(rows, 1), 0, { gradient, hessian }, { ...options, eta: 0.3 });
  const margins = new Float64Array(60);
  addTreeMargins([tree], rows, margins, 1);
  for (const value of new Set(margins)) {
    const members = [...margins.keys()].filter((row) => margins[row] === value);
    const g = members.reduce((sum, row) => sum + (gradient[row] ?? 0), 0);
    expect(value).toBeCloseTo((-0.3 * g) / (members.length + 1), 9);
  }
});

test('does not split when no split gains γ', () => {
  const rows = randomRows(60, 5, 4);
  const gradient = Float64Array.from({ length: 60 }, (_, row) => (row % 2) - 0.5);
  const tree = growTree(
    binRows(rows, 1),
    0,
    { gradient, hessian: new Float64Array(60).fill(1) },
    { ...options, gamma: 1e6 },
  );
  expect(tree.nodes).toHaveLength(1);
});
