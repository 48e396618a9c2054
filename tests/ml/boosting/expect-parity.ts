import { expect } from 'vitest';
import type { Attribute } from '#ml/boosting/attribute-by-path.ts';
import type { Booster } from '#ml/boosting/booster.ts';
import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { transformMargins } from '#ml/boosting/transform-margins.ts';

/** Margins and answers equal within 1e-5. */
export function expectEqual(
  booster: Booster,
  { rows, baseMargin }: BoostingData,
  there: { readonly margins: readonly number[]; readonly answers: readonly number[] },
): void {
  const margins = predictMargins(booster, rows, baseMargin);
  expect(furthest(margins, there.margins)).toBeLessThan(1e-5);
  expect(furthest(transformMargins(booster, margins), there.answers)).toBeLessThan(1e-5);
}

/** Contributions equal within 1e-4; XGBoost gives rows × outputs × (features + 1), the bias last. */
export function expectContributions(
  attribute: Attribute,
  { outputCount, featureCount }: Booster,
  { rows, baseMargin }: BoostingData,
  there: readonly number[],
): void {
  expect(there).toHaveLength(rows.rowCount * outputCount * (featureCount + 1));
  const here = Array.from({ length: rows.rowCount * outputCount }, (_, at) => {
    const row = Math.floor(at / outputCount);
    const [from, to] = [rows.rowStart[row], rows.rowStart[row + 1]];
    const vector = { indices: rows.indices.subarray(from, to), values: rows.values.subarray(from, to) };
    const { bias, contributions } = attribute(vector, at % outputCount, baseMargin?.[at]);
    return [...Array.from({ length: featureCount }, (__, feature) => contributions.get(feature) ?? 0), bias];
  });
  expect(furthest(here.flat(), there)).toBeLessThan(1e-4);
}

function furthest(here: ArrayLike<number>, there: readonly number[]): number {
  expect(here.length).toBe(there.length);
  return there.reduce((most, value, at) => Math.max(most, Math.abs(value - (here[at] ?? Number.NaN))), 0);
}
