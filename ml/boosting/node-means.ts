import type { BoostedTree } from './booster.ts';

/** What a tree adds on average for the training rows that come to each node, by their cover. */
export function nodeMeans({ left, right, value, cover }: BoostedTree): Float64Array {
  const means = new Float64Array(left.length);
  const meanOf = (node: number): number => {
    const below = left[node] ?? -1;
    if (below < 0) return (means[node] = value[node] ?? 0);
    const other = right[node] ?? -1;
    const [share, otherShare] = [cover[below] ?? 0, cover[other] ?? 0];
    const sum = meanOf(below) * share + meanOf(other) * otherShare;
    return (means[node] = sum / (share + otherShare));
  };
  meanOf(0);
  return means;
}
