import type { SparseRows } from '#ml/training/sparse-rows.ts';

/** Rows with their labels. */
export interface LabelledRows {
  readonly rows: SparseRows;
  readonly labels: Float32Array;
}

/**
 * Reads LIBSVM form: a row a line, a label and `feature:value` pairs parted by blanks; features counted from 0 and ascending, a comment after `#`. Lines with
 * nothing on them are no rows. `featureCount` is one more than the greatest feature where it is not given. Throws a RangeError that names line and place.
 */
export function readLibsvm(text: string, featureCount?: number): LabelledRows {
  const labels: number[] = [];
  const rowStart = [0];
  const indices: number[] = [];
  const values: number[] = [];
  let greatest = -1;
  for (const [at, line] of text.split('\n').entries()) {
    const [label, ...pairs] = line.replace(/#.*$/s, '').trim().split(/\s+/);
    if (label === undefined || label === '') continue;
    labels.push(readNumber(label, `line ${at + 1}: label`));
    let before = -1;
    for (const pair of pairs) {
      const { feature, value } = readPair(pair, at + 1);
      if (feature <= before)
        throw new RangeError(`line ${at + 1}: feature ${feature} comes after ${before}; sort them`);
      if (featureCount !== undefined && feature >= featureCount) {
        throw new RangeError(`line ${at + 1}: feature ${feature}, there are ${featureCount} counted from 0`);
      }
      before = feature;
      indices.push(feature);
      values.push(value);
    }
    greatest = Math.max(greatest, before);
    rowStart.push(indices.length);
  }
  return {
    labels: Float32Array.from(labels),
    rows: {
      rowCount: labels.length,
      featureCount: featureCount ?? greatest + 1,
      rowStart: Int32Array.from(rowStart),
      indices: Int32Array.from(indices),
      values: Float32Array.from(values),
    },
  };
}

function readPair(pair: string, line: number): { readonly feature: number; readonly value: number } {
  const parts = /^(\d{1,9}):(\S+)$/.exec(pair);
  if (parts === null) throw new RangeError(`line ${line}: "${pair}" is not feature:value`);
  const [, feature = '', value = ''] = parts;
  return { feature: Number(feature), value: readNumber(value, `line ${line}: feature ${feature}`) };
}

function readNumber(text: string, place: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new RangeError(`${place}: "${text}" is not a number`);
  return value;
}
