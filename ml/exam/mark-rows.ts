import { classes } from '#domain/classification.ts';
import { bestThree, markAnswer } from './exam-answer.ts';
import type { AskedAlert, ExamAnswer } from './exam-answer.ts';

/** Marks rows of probabilities (alerts × classes). `answered` says of each row whether the classifier stands by it; all when left out. */
export function markRows(
  asked: readonly AskedAlert[],
  probabilities: Float64Array,
  answered?: readonly boolean[],
): readonly ExamAnswer[] {
  return asked.map((alert, row) => {
    const top = bestThree(probabilities.subarray(row * classes.length, (row + 1) * classes.length));
    return markAnswer(alert, { top, answered: answered?.[row] ?? true });
  });
}
