import { crossExamine } from '#ml/exam/cross-examine.ts';
import type { ExamAnswer } from '#ml/exam/exam-answer.ts';
import type { Calibration } from './calibration.ts';
import { examsOf } from './exams.ts';
import { fitLinear, wholeRows } from './fit.ts';
import { learnContext } from './learn-context.ts';
import { foldCount, linearOptions } from './learner.ts';
import type { ModelParts } from './model-parts.ts';
import { examineNovelty } from './novelty-exam.ts';
import type { NoveltyFigures } from './novelty-exam.ts';
import { trainingRows } from './training-data.ts';
import type { TrainingData } from './training-data.ts';

/** A classifier with what its training found out about it. */
export interface TrainedClassifier {
  readonly parts: ModelParts;
  readonly calibration: Calibration;
  /** Marked answers by name of the exam; of each exam at least one. */
  readonly exams: Readonly<Record<string, readonly ExamAnswer[]>>;
  /** Answers to the training rows, in the order of `trainingRows`, by models that had not seen their sources. */
  readonly crossExamined: readonly ExamAnswer[];
  /** How strange the model finds rules of a category that it was not taught, by category; empty without rules. */
  readonly novelty: Readonly<Record<string, NoveltyFigures>>;
}

/**
 * Trains a classifier: a linear model of words and topics; calibration from its out-of-fold answers; trees over circumstances where there is a history.
 * Equal data gives an equal model. Throws a RangeError when there are fewer sources than folds.
 */
export function trainClassifier(data: TrainingData, log: (line: string) => void): TrainedClassifier {
  const rows = trainingRows(data);
  log(`${data.examples.length} written examples, ${data.rules.length} rules, ${data.history.length} past incidents`);
  const { validation, calibration, answers } = crossExamine(rows, { foldCount, linear: linearOptions }, log);
  const context = learnContext(rows, validation, calibration);
  log(`circumstances: ${context.grounds}`);
  const { vocabulary, linear } = fitLinear(rows, linearOptions);
  log('the model that will be served is fitted');
  const { temperature, curve } = calibration;
  const parts: ModelParts = { vocabulary, linear, temperature, curve, context: context.part };
  return {
    parts,
    calibration,
    exams: examsOf({
      rows,
      answers,
      circumstances: context.exam,
      parts,
      calibration,
      outsiders: wholeRows(data.outsiders, 'rule'),
    }),
    crossExamined: answers,
    novelty: examineNovelty(rows, linearOptions, calibration, log),
  };
}
