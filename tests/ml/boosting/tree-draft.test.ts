import { expect, test } from 'vitest';
import { binRows } from '#ml/boosting/bin-rows.ts';
import { TreeDraft } from '#ml/boosting/tree-draft.ts';

const rows = {
  rowCount: 3,
  featureCount: 2,
  rowStart: Int32Array.of(0, 1, 2, 3),
  indices: Int32Array.of(1, 1, 1),
  values: Float32Array.of(1, 2, 4),
};
const binned = binRows(rows, () => 1, 256);
const sums = { g: 0, h: 0 };

test("becomes a tree in XGBoost's columns", () => {
  const draft = new TreeDraft();
  const root = draft.add({ weight: 0.5, cover: 3 });
  const split = { feature: 1, bin: 0, defaultLeft: true, gain: 2, left: sums, right: sums };
  const left = draft.split(root, split, { weight: 1, cover: 1 }, { weight: -1, cover: 2 });
  expect(left).toBe(1);
  expect(draft.finish(4, 0.5, binned)).toEqual({
    output: 4,
    left: Int32Array.of(1, -1, -1),
    right: Int32Array.of(2, -1, -1),
    feature: Int32Array.of(1, 0, 0),
    value: Float32Array.of(2, 0.5, -0.5),
    defaultLeft: Uint8Array.of(1, 0, 0),
    gain: Float32Array.of(2, 0, 0),
    cover: Float32Array.of(3, 1, 2),
    weight: Float32Array.of(0.5, 1, -1),
  });
  expect(draft.leafOf(() => true)).toBe(1);
  expect(draft.leafOf(() => false)).toBe(2);
});

test('parts present from missing by a threshold below all values, or above them', () => {
  const thresholdFor = (bin: number): number => {
    const draft = new TreeDraft();
    const split = { feature: 1, bin, defaultLeft: true, gain: 2, left: sums, right: sums };
    draft.split(draft.add({ weight: 0, cover: 3 }), split, { weight: 0, cover: 1 }, { weight: 0, cover: 2 });
    return draft.finish(0, 1, binned).value[0] ?? Number.NaN;
  };
  expect(thresholdFor(-1)).toBeLessThan(1);
  expect(thresholdFor(2)).toBeGreaterThan(4);
});
