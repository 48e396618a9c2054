import { classes } from '#domain/classification.ts';
import { boost } from './boost.ts';
import { crossValidate } from './cross-validate.ts';
import type { CrossValidation } from './cross-validate.ts';
import { markAnswers } from './exam.ts';
import type { ExamFigures } from './exam.ts';
import { examsBySource, examsOf } from './exams.ts';
import { fitLinear, rowsOf, wholeRows, withBlindRows } from './fit.ts';
import type { TrainingRow } from './fit.ts';
import type { LabelledAlert } from './labelled-alert.ts';
import { logLoss } from './log-loss.ts';
import type { ModelParts } from './model-parts.ts';
import { softmax } from './softmax.ts';
import { take } from './take.ts';
import { acceptableOf, targetsOf } from './targets.ts';
import { fitTemperature } from './temperature.ts';
import { abstentionThreshold } from './threshold.ts';

const foldCount = 4;
/** Strength and effort of the two learners; chosen by cross-validation by repository on the rule corpus. */
const linearOptions = { l2: 1e-4, maxIterations: 60 };
const boostOptions = { rounds: 30, minRows: 12, maxDepth: 3, lambda: 1, gamma: 0.5, minChildWeight: 1, eta: 0.1 };
/** Of the alerts that the model answers, nine in ten shall be right. */
const wantedAccuracy = 0.9;
/** One alert in a hundred of unseen sources is stranger than the strangest that is still answered. */
const strangestShare = 0.01;

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

interface Calibration {
  readonly temperature: number;
  readonly threshold: number;
  readonly leastKnownShare: number;
}

/** Rules where there are any: they are what real alerts come from, and harder than what was written for training. */
function calibrationRows(rows: readonly TrainingRow[]): readonly number[] {
  const kind = rows.some((row) => row.kind === 'rule') ? 'rule' : 'example';
  return [...rows.keys()].filter((row) => rows[row]?.kind === kind);
}

/** What margins are worth out of fold. */
interface Worth {
  readonly fair: number;
  readonly logLoss: number;
}

/** Both at the margins' own best temperature: trees that only sharpen what the temperature sharpens anyway are no help. */
function worthOf(rows: readonly TrainingRow[], margins: Float64Array): Worth {
  const positions = calibrationRows(rows);
  const chosen = positions.flatMap((position) => rows[position] ?? []);
  const taken = take(margins, positions);
  const temperature = fitTemperature(taken, acceptableOf(chosen), classes.length);
  const answers = markAnswers(chosen, softmax(taken, classes.length, temperature));
  return {
    fair: answers.filter(({ fair }) => fair).length / answers.length,
    logLoss: logLoss(taken, targetsOf(chosen), classes.length, temperature),
  };
}

interface Calibration {
  readonly temperature: number;
  readonly threshold: number;
  readonly leastKnownShare: number;
}

/** Rules where there are any: they are what real alerts come from, and harder than what was written for training. */
function calibrationRows(rows: readonly TrainingRow[]): readonly number[] {
  const kind = rows.some((row) => row.kind === 'rule') ? 'rule' : 'example';
  return [...rows.keys()].filter((row) => rows[row]?.kind === kind);
}

/** Log loss at the margins' own best temperature: trees that only sharpen what the temperature sharpens anyway are no help. */
function calibratedLoss(rows: readonly TrainingRow[], margins: Float64Array): number {
  const positions = calibrationRows(rows);
  const chosen = positions.flatMap((position) => rows[position] ?? []);
  const taken = take(margins, positions);
  const temperature = fitTemperature(taken, acceptableOf(chosen), classes.length);
  return logLoss(taken, targetsOf(chosen), classes.length, temperature);
}

function calibrate(rows: readonly TrainingRow[], { knownShare }: CrossValidation, served: Float64Array): Calibration {
  const positions = calibrationRows(rows);
  const chosen = positions.flatMap((position) => rows[position] ?? []);
  const margins = take(served, positions);
  const temperature = fitTemperature(margins, acceptableOf(chosen), classes.length);
  const answers = markAnswers(chosen, softmax(margins, classes.length, temperature));
  const shares = positions.map((row) => knownShare[row] ?? 0).sort((a, b) => a - b);
  return {
    temperature,
    threshold: abstentionThreshold(answers, wantedAccuracy),
    leastKnownShare: Math.floor(100 * (shares[Math.floor(shares.length * strangestShare)] ?? 0)) / 100,
  };
}
