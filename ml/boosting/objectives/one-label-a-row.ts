import type { BoostingData } from '#ml/boosting/boosting-data.ts';

/** Throws a RangeError unless each row has one label, and one that `isRight` accepts; `wanted` says what that would be. */
export function checkOneLabelARow(
  { rows, labels }: BoostingData,
  isRight: (label: number) => boolean,
  wanted: string,
): void {
  if (labels.length !== rows.rowCount) {
    throw new RangeError(`labels: ${labels.length} of them, ${rows.rowCount} rows want one each`);
  }
  const wrong = labels.findIndex((label) => !isRight(label));
  if (wrong >= 0) throw new RangeError(`labels: row ${wrong}: ${wanted}, not ${labels[wrong]}`);
}
