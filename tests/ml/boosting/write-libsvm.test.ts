import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLibsvm } from '#ml/boosting/read-libsvm.ts';
import { writeLibsvm } from '#ml/boosting/write-libsvm.ts';

const value = fc.float({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
const row = fc.uniqueArray(fc.tuple(fc.nat({ max: 30 }), value), { selector: ([feature]) => feature, maxLength: 8 });

test('reads back, bit for bit, what it wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, row), { maxLength: 10 }), (drawn) => {
      const sorted = drawn.map(([, entries]) => entries.toSorted(([a], [b]) => a - b));
      const rowStart = [0];
      for (const entries of sorted) rowStart.push(rowStart.at(-1)! + entries.length);
      const rows = {
        rowCount: drawn.length,
        featureCount: 31,
        rowStart: Int32Array.from(rowStart),
        indices: Int32Array.from(sorted.flat(), ([feature]) => feature),
        values: Float32Array.from(sorted.flat(), ([, each]) => each),
      };
      const labels = Float32Array.from(drawn, ([label]) => label);
      expect(readLibsvm(writeLibsvm(rows, labels), 31)).toEqual({ rows, labels });
    }),
  );
});

test('writes rows without labels, zeros as they are and missing values not at all', () => {
  const rows = {
    rowCount: 2,
    featureCount: 4,
    rowStart: Int32Array.of(0, 2, 3),
    indices: Int32Array.of(0, 3, 2),
    values: Float32Array.of(0, 1.5, Number.NaN),
  };
  expect(writeLibsvm(rows)).toBe('0 0:0 3:1.5\n0\n');
});
