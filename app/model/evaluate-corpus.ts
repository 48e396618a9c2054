import { ablate as measureGroups } from '#ml/exam/ablate.ts';
import type { Ablation } from '#ml/exam/ablate.ts';
import { crossExamine } from '#ml/exam/cross-examine.ts';
import { markAnswer, bestThree } from '#ml/exam/exam-answer.ts';
import { examReport } from '#ml/exam/exam-report.ts';
import type { ExamReport } from '#ml/exam/exam-report.ts';
import { loadClassifier } from '#ml/classifier.ts';
import { readCorpus } from '#ml/corpus/read-corpus.ts';
import type { CorpusFiles } from '#ml/corpus/read-corpus.ts';
import { readModelFile } from '#ml/model-file.ts';
import { isAskedInMain } from '#ml/training/exams.ts';
import { linearOptions } from '#ml/training/learner.ts';
import { trainingData, trainingRows } from '#ml/training/training-data.ts';

/** What was examined, and how it did. */
export interface Evaluated {
  /** The model's id, or how many were trained for the exam. */
  readonly subject: string;
  readonly report: ExamReport;
  /** Null where they were not asked for. */
  readonly ablations: readonly Ablation[] | null;
}

/** Examines a model folder on a corpus, as the server would ask it. Throws a DataError or a ModelError that says what is wrong with either. */
export async function evaluateModel(folder: string, corpus: CorpusFiles): Promise<Evaluated> {
  const asked = await readCorpus(corpus);
  const { description } = await readModelFile(folder);
  const classifier = await loadClassifier(folder);
  try {
    const predictions = await classifier.predictAll(asked);
    const answers = predictions.flatMap(({ classification, probabilities }, at) => {
      const alert = asked[at];
      const said = { top: bestThree(probabilities), answered: classification.abstained === null };
      return alert === undefined ? [] : [markAnswer(alert, said)];
    });
    const { repositories } = description.training;
    return {
      subject: description.id,
      report: examReport(answers, repositories === null ? null : new Set(repositories)),
      ablations: null,
    };
  } finally {
    await classifier.close();
  }
}

export interface CrossEvaluation {
  readonly corpus: CorpusFiles;
  readonly folds: number;
  readonly ablate: boolean;
  readonly anyLicence: boolean;
  readonly seed: number;
}

/**
 * Trains models as `firebreak train` does, each without the repositories of one fold, and examines each on those: with as many folds as training has, the figures of the
 * model card. Works in the calling thread for minutes. Throws a RangeError when there are fewer repositories than folds.
 */
export async function crossEvaluate(
  { corpus, folds, ablate, anyLicence, seed }: CrossEvaluation,
  log: (line: string) => void,
): Promise<Evaluated> {
  const data = await trainingData({ corpus, anyLicence, seed });
  const rows = trainingRows(data);
  const isAsked = isAskedInMain(rows);
  const options = { foldCount: folds, linear: linearOptions };
  const { answers } = crossExamine(rows, options, log);
  const asked = answers.filter((_, at) => rows[at] !== undefined && isAsked(rows[at]));
  if (data.outsiders.length > 0) {
    log(
      `${data.outsiders.length} rules under licences that are not permissive take no part; --any-licence takes them in`,
    );
  }
  return {
    subject: `${folds} models, each examined on the repositories that it did not see`,
    report: examReport(asked, new Set()),
    ablations: ablate ? measureGroups(rows, answers, isAsked, options, log) : null,
  };
}
