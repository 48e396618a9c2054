import type { Booster } from './booster.ts';
import { objectiveTable } from './objectives/objective-table.ts';

/** Answers for margins (rowCount × outputs): probabilities by softmax or sigmoid, or the numbers themselves for reg:squarederror. */
export function transformMargins(
  { objective, outputCount }: Pick<Booster, 'objective' | 'outputCount'>,
  margins: Float32Array,
): Float32Array {
  const answers = margins.slice();
  objectiveTable[objective].transform(answers, outputCount);
  return answers;
}
