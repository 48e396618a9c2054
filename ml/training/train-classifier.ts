import { classes } from '#domain/classification.ts';
import { boost } from './boost.ts';
import { calibrate, worthOf } from './calibration.ts';
import type { Worth } from './calibration.ts';
import { crossValidate } from './cross-validate.ts';
import type { ExamFigures } from './exam.ts';
import { examsBySource, examsOf } from './exams.ts';
import { fitLinear, rowsOf, wholeRows, withBlindRows } from './fit.ts';
import type { LabelledAlert } from './labelled-alert.ts';
import type { ModelParts } from './model-parts.ts';
import { targetsOf } from './targets.ts';

const foldCount = 4;
/** Strength and effort of the two learners; chosen by cross-validation by repository on the rule corpus. */
const linearOptions = { l2: 1e-4, maxIterations: 60 };
const boostOptions = { rounds: 30, minRows: 12, maxDepth: 3, lambda: 1, gamma: 0.5, minChildWeight: 1, eta: 0.1 };

export interface TrainingData {
  /** Examples written for this project; always learned from. */
  readonly examples: readonly LabelledAlert[];
  /** Rules of a corpus; calibration and threshold are taken on these when there are any. */
  readonly rules: readonly LabelledAlert[];
  /** Rules that are only examined, from sources that none of the others comes from. */
  readonly outsiders: readonly LabelledAlert[];
}

/** A classifier with what its training found out about it. */
export interface TrainedClassifier {
  readonly parts: ModelParts;
  readonly threshold: number;
  readonly leastKnownShare: number;
  readonly exams: Readonly<Record<string, ExamFigures>>;
  /** Figures of the exam by repository, for each repository. */
  readonly examsBySource: ReadonlyMap<string, ExamFigures>;
}

/**
 * Trains a classifier: a linear model; trees on its out-of-fold margins, kept only when out of fold they lower the log loss and cost no accuracy; temperature and
 * abstention threshold from out-of-fold answers. Equal data gives an equal model. Throws a RangeError when there are fewer sources than folds.
 */
export function trainClassifier(data: TrainingData, log: (line: string) => void): TrainedClassifier {
  const rows = withBlindRows([...wholeRows(data.examples, 'example'), ...wholeRows(data.rules, 'rule')]);
  log(`${data.examples.length} written examples and ${data.rules.length} rules: ${rows.length} rows`);
  const validation = crossValidate(rows, { foldCount, linear: linearOptions, boost: boostOptions }, log);
  const targets = targetsOf(rows);
  const linearAlone = worthOf(rows, validation.linear);
  const withTrees = worthOf(rows, validation.boosted);
  const treesHelp = withTrees.fair >= linearAlone.fair && withTrees.logLoss < linearAlone.logLoss;
  const words = ({ fair, logLoss: loss }: Worth): string =>
    `${(100 * fair).toFixed(1)} % fair, log loss ${loss.toFixed(4)}`;
  log(
    `out of fold: linear ${words(linearAlone)}; with trees ${words(withTrees)}: trees ${treesHelp ? 'kept' : 'left out'}`,
  );
  const { vocabulary, linear } = fitLinear(rows, linearOptions);
  const trees = treesHelp
    ? boost(rowsOf(rows, vocabulary), targets, validation.linear, classes.length, boostOptions)
    : [];
  const calibration = calibrate(rows, validation, treesHelp ? validation.boosted : validation.linear);
  const parts: ModelParts = { vocabulary, linear, trees, temperature: calibration.temperature };
  return {
    parts,
    threshold: calibration.threshold,
    leastKnownShare: calibration.leastKnownShare,
    exams: examsOf(rows, validation, parts, wholeRows(data.outsiders, 'rule')),
    examsBySource: examsBySource(rows, treesHelp ? validation.boosted : validation.linear, parts.temperature),
  };
}
