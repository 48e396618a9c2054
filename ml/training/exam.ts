import { classes } from '#domain/classification.ts';
import type { LabelledAlert } from './labelled-alert.ts';
import type { MarkedAnswer } from './threshold.ts';

/** Figures of one exam; accuracies and ECE are shares from 0 to 1. */
export interface ExamFigures {
  readonly count: number;
  /** The first answer is the label. */
  readonly strict: number;
  /** The first answer is the label or an acceptable alternative. */
  readonly fair: number;
  /** One of the first three answers is acceptable. */
  readonly top3: number;
  /** The first answer's category is the label's. */
  readonly category: number;
  /** Fair accuracy on the surest quarter, half and three quarters. */
  readonly surest25: number;
  readonly surest50: number;
  readonly surest75: number;
  /** Expected calibration error of the first answer's confidence against fairness, 15 bins of equal width. */
  readonly ece: number;
}

/** The first answer of every row (rows × classes) with its mark. */
export function markAnswers(examples: readonly LabelledAlert[], probabilities: Float64Array): readonly MarkedAnswer[] {
  return examples.map((example, row) => {
    const ofRow = probabilities.subarray(row * classes.length, (row + 1) * classes.length);
    const confidence = Math.max(...ofRow);
    const label = classes[ofRow.indexOf(confidence)];
    return { confidence, fair: label === example.label || example.alternatives.some((other) => other === label) };
  });
}

/** Marks probabilities (rows × classes) against the labels. */
export function examine(examples: readonly LabelledAlert[], probabilities: Float64Array): ExamFigures {
  let strict = 0;
  let top3 = 0;
  let category = 0;
  const answers = markAnswers(examples, probabilities);
  for (const [row, example] of examples.entries()) {
    const ranked = classes
      .map((label, c) => ({ label, probability: probabilities[row * classes.length + c] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
    const first = ranked[0];
    if (first === undefined) continue;
    const acceptable = new Set([example.label, ...example.alternatives]);
    if (first.label === example.label) strict += 1;
    if (ranked.slice(0, 3).some(({ label }) => acceptable.has(label))) top3 += 1;
    if (first.label.split('.')[0] === example.label.split('.')[0]) category += 1;
  }
  const surest = answers.toSorted((a, b) => b.confidence - a.confidence);
  const accuracyOf = (share: number): number => shareFair(surest.slice(0, Math.ceil(share * surest.length)));
  const count = answers.length;
  return {
    count,
    strict: strict / count,
    fair: shareFair(answers),
    top3: top3 / count,
    category: category / count,
    surest25: accuracyOf(0.25),
    surest50: accuracyOf(0.5),
    surest75: accuracyOf(0.75),
    ece: calibrationError(answers),
  };
}

function shareFair(answers: readonly MarkedAnswer[]): number {
  return answers.filter(({ fair }) => fair).length / answers.length;
}

function calibrationError(answers: readonly MarkedAnswer[]): number {
  const binCount = 15;
  let error = 0;
  for (let bin = 0; bin < binCount; bin += 1) {
    const inBin = answers.filter(({ confidence }) => Math.min(binCount - 1, Math.floor(confidence * binCount)) === bin);
    if (inBin.length === 0) continue;
    const confidence = inBin.reduce((sum, answer) => sum + answer.confidence, 0) / inBin.length;
    error += (inBin.length / answers.length) * Math.abs(confidence - shareFair(inBin));
  }
  return error;
}
