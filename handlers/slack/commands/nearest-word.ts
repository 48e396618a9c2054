import { editDistance } from '#domain/edit-distance.ts';

/** The word that was probably meant: at most two slips of the fingers away, and nearer than half its length. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  let nearest: string | null = null;
  let fewest = 3;
  for (const word of words) {
    const slips = editDistance(typed.slice(0, 80).toLowerCase(), word.toLowerCase());
    if (slips < fewest && slips * 2 < word.length) {
      nearest = word;
      fewest = slips;
    }
  }
  return nearest;
}
