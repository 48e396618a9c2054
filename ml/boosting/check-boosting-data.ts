import type { BoostOptions } from './boost-options.ts';
import type { BoostingData } from './boosting-data.ts';
import { checkRows } from './check-rows.ts';
import { objectiveTable } from './objectives/objective-table.ts';

/** Throws a RangeError that says what is wrong with rows, labels, weights or base margins, and where. */
export function checkBoostingData(
  data: BoostingData,
  { objective, classCount }: Pick<BoostOptions, 'objective' | 'classCount'>,
  featureCount = data.rows.featureCount,
): void {
  const { rows, weights, baseMargin } = data;
  if (rows.rowCount === 0) throw new RangeError('rows: there are none');
  if (rows.featureCount !== featureCount) {
    throw new RangeError(`rows: ${rows.featureCount} features where the training rows have ${featureCount}`);
  }
  checkRows(rows);
  objectiveTable[objective].check(data, classCount);
  if (weights !== undefined && weights.length !== rows.rowCount) {
    throw new RangeError(`weights: ${weights.length} of them, ${rows.rowCount} rows want one each`);
  }
  const badWeight = weights?.findIndex((weight) => !(weight >= 0 && weight < Infinity)) ?? -1;
  if (badWeight >= 0) throw new RangeError(`weights: row ${badWeight}: ${weights?.[badWeight]} is not a weight`);
  const wanted = rows.rowCount * classCount;
  if (baseMargin !== undefined && baseMargin.length !== wanted) {
    throw new RangeError(
      `baseMargin: ${baseMargin.length} numbers, ${rows.rowCount} rows × ${classCount} want ${wanted}`,
    );
  }
  const badMargin = baseMargin?.findIndex((margin) => !Number.isFinite(margin)) ?? -1;
  if (badMargin >= 0) throw new RangeError(`baseMargin: number ${badMargin} is ${baseMargin?.[badMargin]}`);
}
