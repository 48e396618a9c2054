import type { BinnedRows } from './bin-rows.ts';
import type { BoostOptions } from './boost-options.ts';
import { findSplit } from './find-split.ts';
import type { Split, Sums } from './find-split.ts';
import { addToHistogram, addToSparseHistogram, subtractHistogram, takeTouched } from './histogram.ts';
import type { Histogram, RowSegment } from './histogram.ts';
import { leafWeight } from './loss-reduction.ts';
import { goesLeft, partRows } from './part-rows.ts';
import type { ColumnSampler } from './sample-columns.ts';
import { TreeDraft } from './tree-draft.ts';
import type { DraftNode } from './tree-draft.ts';

/** A node whose rows may still be parted. */
interface OpenNode extends RowSegment, Sums {
  readonly id: number;
  readonly depth: number;
  /** Sums by bin where it paid to make them for the whole node; null where only the bins that its rows touch are to be summed. */
  readonly histogram: Histogram | null;
}

/** A tree that has grown, and what it adds to the margin of each row of the training set. */
export interface GrownTree {
  readonly draft: TreeDraft;
  /** Adds to margins[row · outputs + output] for every row. */
  addTo(margins: Float32Array, outputs: number, output: number): void;
}

/**
 * Grows regression trees on second-order gradients, one after the other over the same rows: Chen & Guestrin, "XGBoost: A Scalable Tree Boosting
 * System", KDD 2016, by histograms. A histogram costs either its rows' entries or all bins; the cheaper way is taken at every node, and the larger of two
 * children gets its histogram by subtraction where that is cheaper still. Buffers are kept from tree to tree.
 */
export class TreeGrower {
  readonly #binned: BinnedRows;
  readonly #options: BoostOptions;
  readonly #allBins: Int32Array;
  readonly #filled: Int32Array;
  readonly #touched: Int32Array;
  readonly #sparse: Histogram;
  readonly #free: Histogram[] = [];
  readonly #order: Int32Array;
  readonly #spare: Int32Array;

  constructor(binned: BinnedRows, options: BoostOptions) {
    this.#binned = binned;
    this.#options = options;
    this.#allBins = Int32Array.from({ length: binned.binCount }, (_, bin) => bin);
    this.#filled = new Int32Array(binned.binCount);
    this.#touched = new Int32Array(Math.ceil(binned.binCount / 32));
    this.#sparse = new Float64Array(2 * binned.binCount);
    this.#order = new Int32Array(binned.rowCount);
    this.#spare = new Int32Array(binned.rowCount);
  }

  /** Grows a tree on the rows drawn; `pairs` holds g and h of row r at 2r and 2r + 1. The next tree overwrites what `addTo` reads. */
  grow(pairs: Float32Array, drawn: Int32Array, columns: ColumnSampler): GrownTree {
    const draft = new TreeDraft();
    const leaves: OpenNode[] = [];
    columns.startTree();
    this.#order.set(drawn);
    const open = [this.#root(draft, pairs, drawn.length)];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const mayPart = node.depth < this.#options.maxDepth;
      const split = mayPart ? this.#bestSplit(node, pairs, columns) : null;
      if (split === null) {
        leaves.push(node);
        if (node.histogram !== null) this.#free.push(node.histogram);
      } else {
        open.push(...this.#part(draft, node, split, pairs));
      }
    }
    return { draft, addTo: (margins, outputs, output) => this.#add(draft, leaves, drawn, margins, outputs, output) };
  }

  #root(draft: TreeDraft, pairs: Float32Array, rowCount: number): OpenNode {
    let g = 0;
    let h = 0;
    for (let at = 0; at < rowCount; at += 1) {
      const row = this.#order[at] ?? 0;
      g += pairs[2 * row] ?? 0;
      h += pairs[2 * row + 1] ?? 0;
    }
    const segment = { order: this.#order, from: 0, to: rowCount };
    const histogram = this.#isFull(segment) ? this.#histogramOf(segment, pairs) : null;
    return { ...segment, id: draft.add(this.#draftOf({ g, h })), depth: 0, g, h, histogram };
  }

  #draftOf({ g, h }: Sums): DraftNode {
    return { weight: leafWeight(g, h, this.#options), cover: h };
  }

  #bestSplit(node: OpenNode, pairs: Float32Array, columns: ColumnSampler): Split | null {
    const allowed = columns.forNode(node.depth);
    if (node.histogram !== null) {
      const all = { list: this.#allBins, count: this.#allBins.length };
      return findSplit(this.#binned, node.histogram, all, node, this.#options, allowed);
    }
    const histogram = this.#sparse;
    addToSparseHistogram(this.#binned, pairs, node, histogram, this.#touched);
    const filled = { list: this.#filled, count: takeTouched(this.#touched, this.#filled) };
    const split = findSplit(this.#binned, histogram, filled, node, this.#options, allowed);
    for (let at = 0; at < filled.count; at += 1) {
      const bin = filled.list[at] ?? 0;
      histogram[2 * bin] = 0;
      histogram[2 * bin + 1] = 0;
    }
    return split;
  }

  /** Parts a node's rows; returns its children, which share its histogram out between them. */
  #part(draft: TreeDraft, node: OpenNode, split: Split, pairs: Float32Array): readonly OpenNode[] {
    const id = draft.split(node.id, split, this.#draftOf(split.left), this.#draftOf(split.right));
    const middle = partRows(this.#binned, node, split, this.#spare);
    const { order, depth } = node;
    const left = { order, from: node.from, to: middle, id, depth: depth + 1, ...split.left };
    const right = { order, from: middle, to: node.to, id: id + 1, depth: depth + 1, ...split.right };
    const [small, large] = middle - node.from < node.to - middle ? [left, right] : [right, left];
    if (node.histogram === null || depth + 1 === this.#options.maxDepth || !this.#isFull(large)) {
      if (node.histogram !== null) this.#free.push(node.histogram);
      return [
        { ...right, histogram: null },
        { ...left, histogram: null },
      ];
    }
    const ofSmall = this.#histogramOf(small, pairs);
    subtractHistogram(node.histogram, ofSmall);
    if (this.#isFull(small)) {
      return [
        { ...large, histogram: node.histogram },
        { ...small, histogram: ofSmall },
      ];
    }
    this.#free.push(ofSmall);
    return [
      { ...large, histogram: node.histogram },
      { ...small, histogram: null },
    ];
  }

  /** Whether rows have so many entries that going through all bins costs no more than going through them. */
  #isFull({ order, from, to }: RowSegment): boolean {
    const { rowStart, binCount } = this.#binned;
    let entries = 0;
    for (let at = from; at < to && entries < binCount; at += 1) {
      const row = order[at] ?? 0;
      entries += (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0);
    }
    return entries >= binCount;
  }

  #histogramOf(segment: RowSegment, pairs: Float32Array): Histogram {
    const histogram = this.#free.pop()?.fill(0) ?? new Float64Array(2 * this.#binned.binCount);
    addToHistogram(this.#binned, pairs, segment, histogram);
    return histogram;
  }

  #add(
    draft: TreeDraft,
    leaves: readonly OpenNode[],
    drawn: Int32Array,
    margins: Float32Array,
    outputs: number,
    output: number,
  ): void {
    const { eta } = this.#options;
    const isDrawn = new Uint8Array(this.#binned.rowCount);
    for (const row of drawn) isDrawn[row] = 1;
    for (const { id, order, from, to } of leaves) {
      const value = draft.leafValue(id, eta);
      for (let at = from; at < to; at += 1) {
        const place = (order[at] ?? 0) * outputs + output;
        margins[place] = (margins[place] ?? 0) + value;
      }
    }
    if (drawn.length === isDrawn.length) return;
    for (let row = 0; row < isDrawn.length; row += 1) {
      if (isDrawn[row] === 1) continue;
      const leaf = draft.leafOf((split) => goesLeft(this.#binned, row, split));
      const place = row * outputs + output;
      margins[place] = (margins[place] ?? 0) + draft.leafValue(leaf, eta);
    }
  }
}
