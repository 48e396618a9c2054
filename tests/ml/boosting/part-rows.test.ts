import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRows } from '#ml/boosting/bin-rows.ts';
import { goesLeft, partRows } from '#ml/boosting/part-rows.ts';
import { randomData } from './random-data.ts';

test('parts a segment by bin and default side, keeping order, and leaves the rest alone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.constantFrom(0, 0.3, 0.9),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: -1, max: 12 }),
      fc.boolean(),
      (seed, missing, feature, offset, defaultLeft) => {
        const { rows } = randomData({ rowCount: 30, featureCount: 5, seed, steps: 10, missing });
        const binned = binRows(rows, () => 1, 256);
        const side = { feature, bin: binned.featureStart[feature]! + offset, defaultLeft };
        const isLeft = (row: number): boolean => {
          const bins = binned.bins.subarray(binned.rowStart[row], binned.rowStart[row + 1]);
          const bin = bins.find((each) => binned.featureOfBin[each] === feature);
          return bin === undefined ? defaultLeft : bin <= side.bin;
        };
        const before = Int32Array.from({ length: 30 }, (_, at) => (at * 7) % 30);
        const order = before.slice();
        const middle = partRows(binned, { order, from: 4, to: 25 }, side, new Int32Array(30));
        const segment = [...before.subarray(4, 25)];
        const expected = [...segment.filter(isLeft), ...segment.filter((row) => !isLeft(row))];
        expect([...order]).toEqual([...before.subarray(0, 4), ...expected, ...before.subarray(25)]);
        expect(middle).toBe(4 + segment.filter(isLeft).length);
        expect(segment.map((row) => goesLeft(binned, row, side))).toEqual(segment.map(isLeft));
      },
    ),
  );
});
