import { classes } from '#domain/classification.ts';
import { evidenceIn } from '#ml/novelty.ts';
import type { Calibration } from './calibration.ts';
import { probabilitiesOf } from './probabilities-of.ts';
import { fitLinear, rowsOf } from './fit.ts';
import type { LinearOptions, TrainingRow } from './fit.ts';
import { foldsBySource } from './folds.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { linearMargins } from './softmax-regression.ts';

/** How strange a model finds rules of a category that it was not taught, beside rules of those that it was, all of repositories it had not seen. */
export interface NoveltyFigures {
  /** Rules of the category that was left out, and of the others. */
  readonly strange: number;
  readonly familiar: number;
  /** Chance that a strange rule has less evidence than a familiar one. */
  readonly auroc: number;
  /** Shares for which the model abstains, of strange and of familiar rules. */
  readonly abstainedStrange: number;
  readonly abstainedFamiliar: number;
}

const foldCount = 4;
const category = (label: string): string => label.split('.')[0] ?? '';

/**
 * Leaves each category out of training in turn, alternatives included, and the repositories of one fold with it, and asks the model about the rules of that category and
 * about those repositories' other rules. Empty without a corpus.
 */
export function examineNovelty(
  rows: readonly TrainingRow[],
  options: LinearOptions,
  calibration: Calibration,
  log: (line: string) => void,
): Readonly<Record<string, NoveltyFigures>> {
  if (!rows.some(({ kind }) => kind === 'rule')) return {};
  const foldOf = foldsBySource(
    rows.map(({ source }) => source),
    foldCount,
  );
  const isRule = ({ kind, view }: TrainingRow): boolean => kind === 'rule' && view === 'whole';
  const entries = [...new Set(classes.map(category))].map((left): [string, NoveltyFigures] => {
    const seen = rows.filter((row, at) => foldOf[at] !== 0 && category(row.label) !== left);
    const taught = seen.map((row) => ({
      ...row,
      alternatives: row.alternatives.filter((alternative) => category(alternative) !== left),
    }));
    const model = fitLinear(taught, options);
    const judge = (asked: readonly TrainingRow[]): readonly Judged[] => {
      const margins = linearMargins(model.linear, rowsOf(asked, model.vocabulary));
      return judgedOf(margins, calibration);
    };
    const strange = judge(rows.filter((row) => isRule(row) && category(row.label) === left));
    const familiar = judge(rows.filter((row, at) => isRule(row) && foldOf[at] === 0 && category(row.label) !== left));
    log(`novelty: without ${left}`);
    return [left, figuresOf(strange, familiar)];
  });
  return Object.fromEntries(entries);
}

interface Judged {
  readonly evidence: number;
  readonly abstained: boolean;
}

function judgedOf(margins: Float64Array, calibration: Calibration): readonly Judged[] {
  const probabilities = probabilitiesOf(margins, calibration);
  return Array.from({ length: margins.length / classes.length }, (_, row) => {
    const [from, to] = [row * classes.length, (row + 1) * classes.length];
    const evidence = evidenceIn(margins.subarray(from, to), calibration.temperature);
    const confidence = Math.max(...probabilities.subarray(from, to));
    return { evidence, abstained: evidence < calibration.leastEvidence || confidence < calibration.threshold };
  });
}

function figuresOf(strange: readonly Judged[], familiar: readonly Judged[]): NoveltyFigures {
  const evidence = (judged: readonly Judged[]): readonly number[] => judged.map((each) => each.evidence);
  const abstained = (judged: readonly Judged[]): number =>
    judged.filter((each) => each.abstained).length / Math.max(1, judged.length);
  return {
    strange: strange.length,
    familiar: familiar.length,
    auroc: areaUnderCurve(evidence(strange), evidence(familiar)),
    abstainedStrange: abstained(strange),
    abstainedFamiliar: abstained(familiar),
  };
}
