/** The word that was probably meant: at most two slips of the fingers away, and nearer than half its length. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  let nearest: string | null = null;
  let fewest = 3;
  for (const word of words) {
    const slips = slipsBetween(typed.slice(0, 80).toLowerCase(), word.toLowerCase());
    if (slips < fewest && slips * 2 < word.length) {
      nearest = word;
      fewest = slips;
    }
  }
  return nearest;
}

/** Optimal string alignment distance, row by row: a letter more, less or other, or two neighbours swapped, is one slip. */
function slipsBetween(a: string, b: string): number {
  let twoBefore: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (twoBefore[j - 2] ?? 0) + 1 : replaced;
      row.push(Math.min(replaced, swapped, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    twoBefore = before;
    before = row;
  }
  return before.at(-1) ?? 0;
}
