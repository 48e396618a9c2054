import { expect, test } from 'vitest';
import type { BinnedRows } from '#ml/boosting/bin-rows.ts';
import { findSplit } from '#ml/boosting/find-split.ts';

/** Features 0 (bins 0, 1) and 1 (bins 2, 3), either of them missing in some rows. */
const binned: BinnedRows = {
  rowCount: 8,
  featureCount: 2,
  rowStart: new Int32Array(9),
  bins: new Int32Array(),
  binCount: 4,
  featureOfBin: Int32Array.of(0, 0, 1, 1),
  featureStart: Int32Array.of(0, 2, 4),
  upperBound: Float32Array.of(1, 2, 1, 2),
  floor: Float32Array.of(-1, -1),
  complete: Uint8Array.of(0, 0),
};
const all = { list: Int32Array.of(0, 1, 2, 3), count: 4 };
const options = { lambda: 0, alpha: 0, maxDeltaStep: 0, minChildWeight: 0, gamma: 0 };
const node = { g: 0, h: 8 };

/** Both features alike: 2 rows at −1 in the first bin, 2 at +1 in the second, 2 at −1 and 2 at +1 without them. */
const alike = Float64Array.of(-2, 2, 2, 2, -2, 2, 2, 2);

test('takes the lower feature, missing on the right and the first boundary, of equal gains', () => {
  // −2 against +2 of the other six: 2² / 2 + 2² / 6.
  expect(findSplit(binned, alike, all, node, options, null)).toEqual({
    feature: 0,
    bin: 0,
    defaultLeft: false,
    gain: Math.fround(Math.fround(2 + 4 / 6)),
    left: { g: -2, h: 2 },
    right: { g: 2, h: 6 },
  });
});

test('sends missing values left where that gains more', () => {
  const histogram = Float64Array.of(-2, 2, 4, 2, 0, 0, 0, 0);
  const found = findSplit(binned, histogram, all, { g: -1, h: 8 }, options, null);
  expect(found).toMatchObject({ feature: 0, bin: 0, defaultLeft: true, left: { g: -5, h: 6 }, right: { g: 4, h: 2 } });
});

test('asks only about features that are allowed', () => {
  expect(findSplit(binned, alike, all, node, options, Uint8Array.of(0, 1))).toMatchObject({ feature: 1, bin: 2 });
  expect(findSplit(binned, alike, all, node, options, Uint8Array.of(0, 0))).toBeNull();
});

test('finds none that gains less than γ, or leaves a child too light', () => {
  expect(findSplit(binned, alike, all, node, { ...options, gamma: 2.6 }, null)).not.toBeNull();
  expect(findSplit(binned, alike, all, node, { ...options, gamma: 2.7 }, null)).toBeNull();
  expect(findSplit(binned, alike, all, node, { ...options, minChildWeight: 2 }, null)).not.toBeNull();
  expect(findSplit(binned, alike, all, node, { ...options, minChildWeight: 2.5 }, null)).toBeNull();
});

test('heeds an L1 penalty and a greatest step', () => {
  expect(findSplit(binned, alike, all, node, { ...options, alpha: 2 }, null)).toBeNull();
  const bounded = findSplit(binned, alike, all, node, { ...options, maxDeltaStep: 0.1 }, null);
  expect(bounded?.gain).toBeLessThan(2 + 4 / 6);
});
