import { seededRandom } from '#ml/training/random.ts';
import type { Random } from '#ml/training/random.ts';
import { binRows } from './bin-rows.ts';
import type { BinnedRows, RowWeight } from './bin-rows.ts';
import type { BoostOptions } from './boost-options.ts';
import type { BoostedTree } from './booster.ts';
import type { BoostingData } from './boosting-data.ts';
import { objectiveTable } from './objectives/objective-table.ts';
import { ColumnSampler } from './sample-columns.ts';
import { TreeGrower } from './tree-grower.ts';

/** Grows the trees of one round after the other over the same rows, which it bins once. Data and options must have been checked. */
export class RoundGrower {
  readonly #data: BoostingData;
  readonly #options: BoostOptions;
  readonly #binned: BinnedRows;
  readonly #trees: TreeGrower;
  readonly #columns: ColumnSampler;
  readonly #random: Random;
  readonly #pairs: Float32Array;

  constructor(data: BoostingData, options: BoostOptions) {
    const { rows } = data;
    this.#data = data;
    this.#options = options;
    this.#binned = binRows(rows, rowWeight(data, options.classCount), options.maxBin);
    this.#trees = new TreeGrower(this.#binned, options);
    this.#random = seededRandom(options.seed);
    this.#columns = new ColumnSampler(featuresIn(this.#binned), rows.featureCount, options, this.#random);
    this.#pairs = new Float32Array(2 * rows.rowCount * options.classCount);
  }

  /** One tree for each output, on the derivatives at these margins (rowCount × outputs), which then have what the trees add. */
  grow(margins: Float32Array): readonly BoostedTree[] {
    const { objective, classCount: outputs, subsample, eta } = this.#options;
    const { rowCount } = this.#data.rows;
    objectiveTable[objective].derive(margins, this.#data, outputs, this.#pairs);
    const drawn = drawRows(rowCount, subsample, this.#random);
    return Array.from({ length: outputs }, (_, output) => {
      const ofOutput = this.#pairs.subarray(2 * output * rowCount, 2 * (output + 1) * rowCount);
      const grown = this.#trees.grow(ofOutput, drawn, this.#columns);
      grown.addTo(margins, outputs, output);
      return grown.draft.finish(output, eta, this.#binned);
    });
  }
}

/** A row counts for its weight, with soft labels for that of all of them together. */
function rowWeight({ rows, labels, weights }: BoostingData, outputs: number): RowWeight {
  const isSoft = labels.length !== rows.rowCount;
  if (weights === undefined && !isSoft) return null;
  const weightOf = (row: number): number => (weights === undefined ? 1 : (weights[row] ?? 1));
  if (!isSoft) return weightOf;
  const sums = new Float64Array(rows.rowCount);
  for (const [at, label] of labels.entries()) {
    const row = Math.floor(at / outputs);
    sums[row] = (sums[row] ?? 0) + label * weightOf(row);
  }
  return (row) => sums[row] ?? 0;
}

/** Features that at least one row has. */
function featuresIn({ featureCount, featureStart }: BinnedRows): Int32Array {
  return Int32Array.from({ length: featureCount }, (_, feature) => feature).filter(
    (feature) => (featureStart[feature] ?? 0) < (featureStart[feature + 1] ?? 0),
  );
}

/** Each row with probability `share`, in their order. */
function drawRows(rowCount: number, share: number, random: Random): Int32Array {
  const all = Int32Array.from({ length: rowCount }, (_, row) => row);
  return share === 1 ? all : all.filter(() => random() < share);
}
