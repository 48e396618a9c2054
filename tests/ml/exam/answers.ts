import fc from 'fast-check';
import { classes } from '#domain/classification.ts';
import { markAnswer } from '#ml/exam/exam-answer.ts';
import type { ExamAnswer } from '#ml/exam/exam-answer.ts';

/** An answer that is right or wrong with a confidence; the label is the class of the number given. */
export function answer(
  fair: boolean,
  confidence: number,
  { source = 'a/b', label = 0, answered = true }: { source?: string; label?: number; answered?: boolean } = {},
): ExamAnswer {
  const said = classes[fair ? label : (label + 1) % classes.length] ?? 'application.oom_kill';
  return markAnswer(
    { source, label: classes[label] ?? 'application.oom_kill', alternatives: [] },
    { top: [{ label: said, probability: confidence }], answered },
  );
}

/** Any answers, at least one, of at most four repositories and five classes. */
export const anyAnswers: fc.Arbitrary<readonly ExamAnswer[]> = fc.array(
  fc
    .record({
      fair: fc.boolean(),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      source: fc.constantFrom('a/a', 'b/b', 'c/c', 'd/d'),
      label: fc.nat(4),
      answered: fc.boolean(),
    })
    .map(({ fair, confidence, ...rest }) => answer(fair, confidence, rest)),
  { minLength: 1, maxLength: 60 },
);
