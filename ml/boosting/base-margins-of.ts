import type { Booster } from './booster.ts';
import { objectiveTable } from './objectives/objective-table.ts';

/** The margins that rows without base margins of their own start from, one for each output. */
export function baseMarginsOf({ objective, baseScore }: Pick<Booster, 'objective' | 'baseScore'>): Float32Array {
  return Float32Array.from(baseScore, (score) => objectiveTable[objective].marginOf(score));
}
