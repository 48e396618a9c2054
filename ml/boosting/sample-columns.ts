import type { Random } from '#ml/training/random.ts';

/** Shares of features to draw: for each tree, of these for each depth, of these for each node. */
export interface ColumnShares {
  readonly colsampleByTree: number;
  readonly colsampleByLevel: number;
  readonly colsampleByNode: number;
}

/** Features that a node may be split by: 1 for those, or null for all. */
export type AllowedColumns = Uint8Array | null;

/** Draws features without replacement, at least one each time. Equal random numbers and equal calls give equal draws. */
export class ColumnSampler {
  readonly #features: Int32Array;
  readonly #featureCount: number;
  readonly #shares: ColumnShares;
  readonly #random: Random;
  #ofTree: Int32Array;
  #ofDepth: Int32Array[] = [];

  constructor(features: Int32Array, featureCount: number, shares: ColumnShares, random: Random) {
    this.#features = features;
    this.#featureCount = featureCount;
    this.#shares = shares;
    this.#random = random;
    this.#ofTree = features;
  }

  /** Draws anew for the next tree. */
  startTree(): void {
    this.#ofTree = this.#drawn(this.#features, this.#shares.colsampleByTree);
    this.#ofDepth = [];
  }

  /** Draws for a node at this depth. */
  forNode(depth: number): AllowedColumns {
    const { colsampleByTree, colsampleByLevel, colsampleByNode } = this.#shares;
    if (colsampleByTree === 1 && colsampleByLevel === 1 && colsampleByNode === 1) return null;
    const ofDepth = (this.#ofDepth[depth] ??= this.#drawn(this.#ofTree, colsampleByLevel));
    const allowed = new Uint8Array(this.#featureCount);
    for (const feature of this.#drawn(ofDepth, colsampleByNode)) allowed[feature] = 1;
    return allowed;
  }

  #drawn(from: Int32Array, share: number): Int32Array {
    if (share === 1) return from;
    const drawn = from.slice();
    const count = Math.max(1, Math.floor(share * from.length));
    for (let at = 0; at < count && at < drawn.length; at += 1) {
      const other = at + Math.floor(this.#random() * (drawn.length - at));
      const feature = drawn[other] ?? 0;
      drawn[other] = drawn[at] ?? 0;
      drawn[at] = feature;
    }
    return drawn.subarray(0, count);
  }
}
