import type { HistoryRecord } from '#domain/history.ts';
import { isPermissive } from '#ml/corpus/permissive-licence.ts';
import { readCorpus } from '#ml/corpus/read-corpus.ts';
import type { CorpusFiles } from '#ml/corpus/read-corpus.ts';
import { writtenExamples } from './examples.ts';
import { historyRows, wholeRows, withBlindRows } from './fit.ts';
import type { TrainingRow } from './fit.ts';
import { readHistory } from './history.ts';
import type { LabelledAlert } from './labelled-alert.ts';

export interface TrainingData {
  /** Examples written for this project; always learned from. */
  readonly examples: readonly LabelledAlert[];
  /** Rules of a corpus; calibration and threshold are taken on these when there are any. */
  readonly rules: readonly LabelledAlert[];
  /** A team's past incidents, oldest first. */
  readonly history: readonly HistoryRecord[];
  /** Rules that are only examined, from sources that none of the others comes from. */
  readonly outsiders: readonly LabelledAlert[];
}

/** What a training is to learn from. */
export interface DataOrder {
  /** A rule corpus; without it the model learns from the written examples (and the history) alone. */
  readonly corpus?: CorpusFiles;
  /** A team's history (JSONL, see domain/history.ts) to learn from beside the rest. */
  readonly history?: string;
  /** Learn from rules under any licence: for a model that is not passed on. Else only from permissive ones. */
  readonly anyLicence?: boolean;
  readonly seed: number;
  /** Renderings of each family of the written examples; 6 unless given. Fewer train faster and worse. */
  readonly perFamily?: number;
}

/**
 * Reads what is to be learned from. Of rules that may not be learned from, those of repositories that nothing is learned from are examined; the rest has no part.
 * Throws what the readers throw, naming file, line and field.
 */
export async function trainingData({ corpus, history, anyLicence, seed, perFamily }: DataOrder): Promise<TrainingData> {
  const all = corpus === undefined ? [] : await readCorpus(corpus);
  const rules = all.filter(({ licence }) => anyLicence === true || isPermissive(licence));
  const learnedFrom = new Set(rules.map(({ source }) => source));
  return {
    examples: await writtenExamples(seed, perFamily),
    rules,
    history: history === undefined ? [] : await readHistory(history),
    outsiders: all.filter(({ source }) => !learnedFrom.has(source)),
  };
}

/** The rows that a model is fitted to, in the order that decides ties: equal data gives an equal model. */
export function trainingRows({ examples, rules, history }: TrainingData): readonly TrainingRow[] {
  const alerts = [...wholeRows(examples, 'example'), ...wholeRows(rules, 'rule')];
  return withBlindRows([...alerts, ...historyRows(history)]);
}
