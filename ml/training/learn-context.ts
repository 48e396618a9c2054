import { classes } from '#domain/classification.ts';
import type { ExamAnswer } from '#ml/exam/exam-answer.ts';
import { markRows } from '#ml/exam/mark-rows.ts';
import type { Calibration } from './calibration.ts';
import { withContext } from './context-part.ts';
import type { ContextPart } from './context-part.ts';
import type { CrossValidation } from './cross-validate.ts';
import { fitContext } from './fit-context.ts';
import type { TrainingRow } from './fit.ts';
import { logLoss } from './log-loss.ts';
import { softmax } from './softmax.ts';
import { place, take } from './take.ts';
import { targetsOf } from './targets.ts';

/** Below this, what circumstances seem to say is mostly chance. */
const leastRecords = 100;

/** What a history taught of circumstances. */
export interface LearnedContext {
  /** Null where there was too little history, or where knowing the circumstances did not help on other stretches of time. */
  readonly part: ContextPart | null;
  /** Answers with the circumstances on stretches of time that the trees had not seen; null without an exam. */
  readonly exam: readonly ExamAnswer[] | null;
  /** What was decided, and on what grounds. */
  readonly grounds: string;
}

/**
 * Learns from the history's rows what their circumstances say beyond their words, and examines it by time: each stretch is judged by trees grown on the
 * others. The trees are kept when they lower the log loss there.
 */
export function learnContext(
  rows: readonly TrainingRow[],
  { margins }: CrossValidation,
  { temperature }: Calibration,
): LearnedContext {
  const positions = [...rows.keys()].filter((row) => rows[row]?.context);
  if (positions.length < leastRecords) {
    const grounds = `${positions.length} past incidents; circumstances are learned from ${leastRecords} on`;
    return { part: null, exam: null, grounds };
  }
  const history = positions.flatMap((row) => rows[row] ?? []);
  const tempered = take(margins, positions).map((margin) => margin / temperature);
  const fitOn = (some: readonly number[]): ContextPart => {
    const chosen = some.flatMap((at) => history[at] ?? []);
    return fitContext(
      take(tempered, some),
      chosen.flatMap(({ context }) => context ?? []),
      targetsOf(chosen),
    );
  };
  const judged = tempered.slice();
  for (const stretch of new Set(history.map(({ source }) => source))) {
    const [held, others] = [true, false].map((isHeld) =>
      [...history.keys()].filter((at) => (history[at]?.source === stretch) === isHeld),
    );
    if (held === undefined || others === undefined || others.length === 0) continue;
    const contexts = held.map((at) => history[at]?.context ?? null);
    place(withContext(fitOn(others), take(tempered, held), contexts), held, judged);
  }
  const losses = [tempered, judged].map((logits) => logLoss(logits, targetsOf(history), classes.length, 1));
  const [without = 0, knowing = 0] = losses;
  const helps = knowing < without;
  return {
    part: helps ? fitOn([...history.keys()]) : null,
    exam: markRows(history, softmax(judged, classes.length, 1)),
    grounds: `log loss on other stretches of time ${without.toFixed(4)} by words alone, ${knowing.toFixed(4)} with circumstances: ${helps ? 'kept' : 'left out'}`,
  };
}
