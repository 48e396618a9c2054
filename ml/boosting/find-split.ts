import type { BinnedRows } from './bin-rows.ts';
import type { Histogram } from './histogram.ts';
import { leafGain } from './loss-reduction.ts';
import type { Penalties } from './loss-reduction.ts';

const { fround } = Math;

/** Sums of first and second derivatives. */
export interface Sums {
  readonly g: number;
  readonly h: number;
}

/** How to part a node's rows: bins up to and including `bin` go left, later ones right, rows without the feature where `defaultLeft` says. */
export interface Split {
  readonly feature: number;
  /** The feature's last bin on the left; the one before its first where all values go right. */
  readonly bin: number;
  readonly defaultLeft: boolean;
  readonly gain: number;
  readonly left: Sums;
  readonly right: Sums;
}

/** Bins of a histogram with something in them, ascending: `list[0] … list[count − 1]`. */
export interface FilledBins {
  readonly list: Int32Array;
  readonly count: number;
}

/** Gains up to this are rounding (XGBoost's kRtEps). */
const leastGain = 1e-6;
/** A share of a node's H below which a child's H is what subtraction of histograms leaves over, and no row's. */
const roundingShare = 1e-12;
/** How much a gain in float32 may differ from the same in float64, with much to spare. */
const doubt = 1e-5;

/** A node's search: what stays the same for all its candidates, and the best of them so far. */
interface Search {
  readonly node: Sums;
  readonly nodeGain: number;
  readonly penalties: Penalties;
  /** Gains are G² / (H + λ) with nothing else to heed. */
  readonly isPlain: boolean;
  readonly leastH: number;
  feature: number;
  bin: number;
  defaultLeft: boolean;
  gain: number;
  left: Sums;
}

/**
 * The split of a node that lowers the loss most, or null when none lowers it by more than rounding and at least γ. Chen & Guestrin, KDD 2016,
 * algorithm 3: every boundary between a feature's bins is tried with missing values on the right, then on the left. Of equal gains the lower feature
 * wins, then missing on the right, then the first boundary met, so the choice is repeatable. `allowed` is 1 for features that may be asked about.
 */
export function findSplit(
  binned: BinnedRows,
  histogram: Histogram,
  { list, count }: FilledBins,
  node: Sums,
  options: Penalties & { readonly gamma: number },
  allowed: Uint8Array | null,
): Split | null {
  const { featureOfBin, featureStart, complete } = binned;
  const search = startSearch(node, options);
  for (let from = 0, to = 0; from < count; from = to) {
    const feature = featureOfBin[list[from] ?? 0] ?? 0;
    const end = featureStart[feature + 1] ?? 0;
    to = from + 1;
    while (to < count && (list[to] ?? 0) < end) to += 1;
    if (allowed !== null && allowed[feature] === 0) continue;
    tryMissingRight(search, feature, histogram, list, from, to);
    // Of a feature with one bin the sides would only change places; without missing values there is nothing to send left.
    if (to - from > 1 && complete[feature] === 0) tryMissingLeft(search, feature, histogram, list, from, to);
  }
  const { feature, bin, defaultLeft, gain, left } = search;
  if (feature < 0 || gain < options.gamma) return null;
  return { feature, bin, defaultLeft, gain, left, right: { g: node.g - left.g, h: node.h - left.h } };
}

function startSearch(node: Sums, penalties: Penalties): Search {
  return {
    node,
    nodeGain: leafGain(node.g, node.h, penalties),
    penalties,
    isPlain: penalties.alpha === 0 && penalties.maxDeltaStep === 0,
    leastH: Math.max(penalties.minChildWeight, node.h * roundingShare),
    feature: -1,
    bin: -1,
    defaultLeft: false,
    gain: leastGain,
    left: { g: 0, h: 0 },
  };
}

function tryMissingRight(
  search: Search,
  feature: number,
  histogram: Histogram,
  list: Int32Array,
  from: number,
  to: number,
): void {
  const { node, leastH, isPlain } = search;
  const { lambda } = search.penalties;
  let bar = barOf(search);
  let g = 0;
  let h = 0;
  for (let at = from; at < to; at += 1) {
    const bin = list[at] ?? 0;
    g += histogram[2 * bin] ?? 0;
    h += histogram[2 * bin + 1] ?? 0;
    const otherH = node.h - h;
    if (h < leastH) continue;
    if (otherH < leastH) return;
    if (isPlain && isBelow(bar, g, h + lambda, node.g - g, otherH + lambda)) continue;
    const gain = gainOf(search, g, h);
    if (gain <= search.gain) continue;
    Object.assign(search, { feature, bin, defaultLeft: false, gain, left: { g, h } });
    bar = barOf(search);
  }
}

function tryMissingLeft(
  search: Search,
  feature: number,
  histogram: Histogram,
  list: Int32Array,
  from: number,
  to: number,
): void {
  const { node, leastH, isPlain } = search;
  const { lambda } = search.penalties;
  let bar = barOf(search);
  let g = 0;
  let h = 0;
  for (let at = to - 1; at >= from; at -= 1) {
    const bin = list[at] ?? 0;
    g += histogram[2 * bin] ?? 0;
    h += histogram[2 * bin + 1] ?? 0;
    const otherH = node.h - h;
    if (h < leastH) continue;
    if (otherH < leastH) return;
    if (isPlain && isBelow(bar, g, h + lambda, node.g - g, otherH + lambda)) continue;
    const gain = gainOf(search, g, h);
    if (gain <= search.gain) continue;
    const left = { g: node.g - g, h: otherH };
    Object.assign(search, { feature, bin: bin - 1, defaultLeft: true, gain, left });
    bar = barOf(search);
  }
}

/** Gain of parting a node into children with these sums and what is left of its own, in float32 as XGBoost computes it. */
function gainOf({ node, nodeGain, penalties }: Search, g: number, h: number): number {
  return fround(fround(leafGain(g, h, penalties) + leafGain(node.g - g, node.h - h, penalties)) - nodeGain);
}

/** What the children's gains must come to for more than the best so far, less the doubt about rounding. */
function barOf({ nodeGain, gain }: Search): number {
  return (nodeGain + gain) * (1 - doubt);
}

/** Whether g²/d + otherG²/otherD < bar, without a division: nearly all candidates end here. */
function isBelow(bar: number, g: number, d: number, otherG: number, otherD: number): boolean {
  return g * g * otherD + otherG * otherG * d < bar * d * otherD;
}
