import { classes } from '#domain/classification.ts';
import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { readXgboostJson } from '#ml/boosting/xgboost-json/read-xgboost-json.ts';
import type { Figure, RunBench } from '#tests/bench/bench.ts';
import { median } from '#tests/bench/quantile.ts';
import { readCorpusMatrix } from '#tests/support/real-xgboost/corpus-matrix.ts';
import type { CorpusMatrix } from '#tests/support/real-xgboost/corpus-matrix.ts';
import { startRealXgboost } from '#tests/support/real-xgboost/real-xgboost.ts';
import type { RealXgboost } from '#tests/support/real-xgboost/real-xgboost.ts';

interface Effort {
  readonly features: number;
  readonly turns: number;
  readonly rounds: number;
  readonly depths: readonly number[];
}

const usualEffort: Effort = { features: 4000, turns: 5, rounds: 4, depths: [3, 6] };
const quickEffort: Effort = { features: 500, turns: 1, rounds: 2, depths: [3] };
const eta = 0.3;

interface Turn {
  readonly tookMs: number;
  /** Share of the rules of unseen repositories whose label is the first answer. */
  readonly accuracy: number;
}

/** Training on the rule corpus, ours beside real XGBoost, and how well either does on repositories it has not seen. */
export const boosting: RunBench = async (options) => {
  const effort = options.quick ? quickEffort : usualEffort;
  const matrix = await readCorpusMatrix(effort.features);
  if (matrix === null) throw new Error('there is no rule corpus at ../shared/data/alert-rules');
  const xgboost = await startRealXgboost();
  if ('skipped' in xgboost) throw new Error(xgboost.skipped);
  try {
    const figures: Figure[] = [];
    for (const depth of effort.depths) {
      // The code is compiled by then, and XGBoost has its memory.
      await trainBoth(matrix, xgboost, depth, 1, true);
      const turns: { readonly ours: Turn; readonly theirs: Turn }[] = [];
      for (let turn = 0; turn < effort.turns; turn += 1) {
        options.say(`depth ${depth}, turn ${turn + 1} of ${effort.turns}`);
        turns.push(await trainBoth(matrix, xgboost, depth, effort.rounds, turn % 2 === 0));
      }
      figures.push(...figuresOf(depth, turns));
    }
    return { figures, notes: notesOn(effort, matrix) };
  } finally {
    await xgboost.stop();
  }
};

async function trainBoth(
  matrix: CorpusMatrix,
  xgboost: RealXgboost,
  depth: number,
  rounds: number,
  oursFirst: boolean,
): Promise<{ readonly ours: Turn; readonly theirs: Turn }> {
  if (oursFirst) {
    const ours = trainOurs(matrix, depth, rounds);
    return { ours, theirs: await trainTheirs(matrix, xgboost, depth, rounds) };
  }
  const theirs = await trainTheirs(matrix, xgboost, depth, rounds);
  return { ours: trainOurs(matrix, depth, rounds), theirs };
}

function trainOurs({ learned, examined }: CorpusMatrix, maxDepth: number, rounds: number): Turn {
  const startedMs = performance.now();
  const options = { objective: 'multi:softprob', classCount: classes.length, rounds, maxDepth, eta } as const;
  const { booster } = trainBooster(learned, options);
  const tookMs = performance.now() - startedMs;
  return { tookMs, accuracy: accuracyOf(predictMargins(booster, examined.rows), examined) };
}

async function trainTheirs(
  { learned, examined }: CorpusMatrix,
  xgboost: RealXgboost,
  depth: number,
  rounds: number,
): Promise<Turn> {
  const objective = { objective: 'multi:softprob', num_class: classes.length };
  const params = { ...objective, max_depth: depth, eta, tree_method: 'hist' };
  const { model, trainedMs } = await xgboost.train({ params, rounds, data: learned });
  return { tookMs: trainedMs, accuracy: accuracyOf(predictMargins(readXgboostJson(model), examined.rows), examined) };
}

function accuracyOf(margins: Float32Array, { rows, labels }: BoostingData): number {
  let right = 0;
  for (let row = 0; row < rows.rowCount; row += 1) {
    const ofRow = margins.subarray(row * classes.length, (row + 1) * classes.length);
    if (ofRow.indexOf(Math.max(...ofRow)) === labels[row]) right += 1;
  }
  return right / rows.rowCount;
}

function figuresOf(depth: number, turns: readonly { readonly ours: Turn; readonly theirs: Turn }[]): readonly Figure[] {
  const figure = (id: string, what: string, unit: Figure['unit'], runs: readonly number[]): Figure => ({
    id: `depth-${depth}/${id}`,
    what: `Depth ${depth}: ${what}`,
    unit,
    median: median(runs),
    runs,
  });
  const percent = ({ accuracy }: Turn): number => 100 * accuracy;
  return [
    figure(
      'ours',
      'Firebreak',
      'ms',
      turns.map(({ ours }) => ours.tookMs),
    ),
    figure(
      'xgboost',
      'XGBoost',
      'ms',
      turns.map(({ theirs }) => theirs.tookMs),
    ),
    figure(
      'to-xgboost',
      'Firebreak’s time to XGBoost’s',
      '×',
      turns.map(({ ours, theirs }) => ours.tookMs / theirs.tookMs),
    ),
    figure(
      'ours/accuracy',
      'Firebreak, first answers right on unseen repositories',
      '%',
      turns.map(({ ours }) => percent(ours)),
    ),
    figure(
      'xgboost/accuracy',
      'XGBoost, first answers right on unseen repositories',
      '%',
      turns.map(({ theirs }) => percent(theirs)),
    ),
  ];
}

function notesOn({ features, turns, rounds }: Effort, { learned, examined }: CorpusMatrix): readonly string[] {
  const { rowCount, indices } = learned.rows;
  return [
    `${rowCount} labelled rules over the classifier’s ${features} most frequent features (${indices.length} values), ${classes.length} classes; ${examined.rows.rowCount} rules of every fourth repository are kept apart.`,
    `Both: multi:softprob, ${rounds} rounds of a tree for each class, η ${eta}, 256 bins, everything else as XGBoost has it by default; one thread each, ${turns} turns in which the two change places at being first, after one round to warm up.`,
    'XGBoost is Debian’s 1.7.4 with tree_method=hist, nthread=1, timed inside its process around xgboost.train, its matrix already made but not yet binned; Firebreak’s time is that of trainBooster, checks and binning included.',
    'Without drawing rows or features the two grow the same trees up to rounding; accuracy here says that they do, not what the classifier reaches.',
  ];
}
