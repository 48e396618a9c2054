import type { BinnedRows } from './bin-rows.ts';
import type { BoostedTree } from './booster.ts';
import type { Split } from './find-split.ts';

/** What a node is known by when it comes into being: its best value as a leaf, and its sum of second derivatives. */
export interface DraftNode {
  readonly weight: number;
  readonly cover: number;
}

/** A tree while it grows; children come after their parent. */
export class TreeDraft {
  readonly #weight: number[] = [];
  readonly #cover: number[] = [];
  readonly #left: number[] = [];
  readonly #splits: (Split | null)[] = [];

  /** Adds a leaf; returns its number. */
  add({ weight, cover }: DraftNode): number {
    this.#weight.push(weight);
    this.#cover.push(cover);
    this.#left.push(-1);
    this.#splits.push(null);
    return this.#weight.length - 1;
  }

  /** Makes a leaf a split with two new leaves; returns the number of the left one, the right one being the next. */
  split(node: number, split: Split, left: DraftNode, right: DraftNode): number {
    const child = this.add(left);
    this.add(right);
    this.#left[node] = child;
    this.#splits[node] = split;
    return child;
  }

  /** What the leaf adds to a margin. */
  leafValue(node: number, eta: number): number {
    return Math.fround((this.#weight[node] ?? 0) * eta);
  }

  /** Leaf of a row, followed through the splits by `goesLeft`. */
  leafOf(goesLeft: (split: Split) => boolean): number {
    let node = 0;
    for (let split = this.#splits[0] ?? null; split !== null; split = this.#splits[node] ?? null) {
      node = (this.#left[node] ?? 0) + (goesLeft(split) ? 0 : 1);
    }
    return node;
  }

  /** The tree as a model holds it. */
  finish(output: number, eta: number, { upperBound, floor, featureStart }: BinnedRows): BoostedTree {
    const splits = this.#splits;
    const thresholdOf = ({ feature, bin }: Split): number =>
      (bin < (featureStart[feature] ?? 0) ? floor[feature] : upperBound[bin]) ?? 0;
    return {
      output,
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#left, (child) => (child < 0 ? -1 : child + 1)),
      feature: Int32Array.from(splits, (split) => split?.feature ?? 0),
      value: Float32Array.from(splits, (split, node) =>
        split === null ? this.leafValue(node, eta) : thresholdOf(split),
      ),
      defaultLeft: Uint8Array.from(splits, (split) => (split?.defaultLeft ? 1 : 0)),
      gain: Float32Array.from(splits, (split) => split?.gain ?? 0),
      cover: Float32Array.from(this.#cover),
      weight: Float32Array.from(this.#weight),
    };
  }
}
