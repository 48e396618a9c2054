/** Values of one feature with what their rows weigh, by ascending value. */
export interface WeightedValues {
  readonly values: Float32Array;
  readonly weights: Float64Array;
}

/**
 * Upper bounds of a feature's bins, ascending: bin i holds the values from bound i − 1 up to but not including bound i, so a bound is what a split
 * compares with ("value < bound"). With at most `maxBin` distinct values each has a bin of its own; with more, the bounds are weighted quantiles.
 * The last bound lies above every value. Chen & Guestrin, KDD 2016, section 3.3; the choice among ranks follows XGBoost's summaries, exact here
 * because all values are at hand.
 */
export function quantileCuts(sorted: WeightedValues, maxBin: number): Float32Array {
  const distinct = distinctValues(sorted);
  const kept = distinct.values.length <= maxBin + 1 ? distinct.values : chosenValues(distinct, maxBin + 1);
  const count = Math.min(kept.length, maxBin);
  const cuts = new Float32Array(count);
  // The least value needs no bound of its own: the first bin is open below.
  for (let at = 1; at < count; at += 1) cuts[at - 1] = kept[at] ?? 0;
  const greatest = kept.at(-1) ?? 0;
  cuts[count - 1] = greatest + (Math.abs(greatest) + 1e-5);
  return cuts;
}

interface Distinct {
  readonly values: readonly number[];
  /** Weight of all values up to and including this one. */
  readonly rankAfter: readonly number[];
}

function distinctValues({ values, weights }: WeightedValues): Distinct {
  const distinct: number[] = [];
  const rankAfter: number[] = [];
  let rank = 0;
  for (let at = 0; at < values.length; at += 1) {
    rank += weights[at] ?? 0;
    const value = values[at] ?? 0;
    if (distinct.length === 0 || value !== distinct.at(-1)) {
      distinct.push(value);
      rankAfter.push(rank);
    } else {
      rankAfter[rankAfter.length - 1] = rank;
    }
  }
  return { values: distinct, rankAfter };
}

/** `size` of the values, evenly apart by rank: the least, the greatest, and for each rank between the value nearest to it. */
function chosenValues({ values, rankAfter }: Distinct, size: number): readonly number[] {
  const last = values.length - 1;
  const first = rankAfter[0] ?? 0;
  const range = (rankAfter[last - 1] ?? 0) - first;
  const middleOf = (at: number): number => ((rankAfter[at - 1] ?? 0) + (rankAfter[at] ?? 0)) / 2;
  const chosen = [values[0] ?? 0];
  let at = 1;
  let lastChosen = 0;
  for (let k = 1; k < size - 1; k += 1) {
    const rank = (k * range) / (size - 1) + first;
    while (at < last && rank >= middleOf(at + 1)) at += 1;
    if (at === last) break;
    const next = rank < (rankAfter[at] ?? 0) ? at : at + 1;
    if (next === lastChosen) continue;
    chosen.push(values[next] ?? 0);
    lastChosen = next;
  }
  if (lastChosen !== last) chosen.push(values[last] ?? 0);
  return chosen;
}
