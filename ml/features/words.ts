import { BoundedCache } from '#domain/bounded-cache.ts';

/** Function words and boilerplate of alert texts; they say nothing about the trouble. */
const stopWords = new Set(
  (
    'a an the of in on at to for from by with and or is are was were be been being it its this that these those there has have had ' +
    'will would should can could may might as if then than so do does did please see check which who what when where also about into ' +
    'over under current currently value values label labels alert alerts minute minutes hour hours last past since during more'
  ).split(' '),
);

/** Spellings of one thing, brought together before the text is cut up. */
const sameThing: readonly (readonly [RegExp, string])[] = [
  [/\bp\s?(?:50|75|9\d+)(?:th)?\b|\b9\d(?:\.\d+)?(?:th|st|nd)?[\s-]percentiles?\b|\bpercentiles?\b/gi, ' percentile '],
  [/\b5\d\d\s+errors?\b|\b5xx\b|\bhttp[\s_]?50[0-4]\b/gi, ' fivexx '],
  [/\b4xx\b/gi, ' fourxx '],
  [/\b429s?\b/g, ' http-too-many-requests '],
  [/\b40[13]s?\b/g, ' http-denied '],
  [/%/g, ' percent '],
  [/(\d)\s?ms\b/gi, '$1 millisecond '],
];
/** A text without any of these has none of those spellings. */
const mayBeSpelledOtherwise = /[\d%]|percentile/i;

/** Runs of letters and figures, cut where camelCase begins a new word: `HTTPErrors99th` is `HTTP`, `Errors99th`. */
const token = /[A-Z]+(?![a-z])[a-z\d]*|[A-Z]?[a-z\d]+/g;

/** A word as the model knows it, with the spelling it had (lower case) to show to people. */
export interface Word {
  readonly stem: string;
  readonly surface: string;
}

/** What tokens were made into: a fleet's alerts use the same few thousand again and again. */
const known = new BoundedCache<Word | 'says nothing'>(10_000);

/**
 * The words of a text in order: camelCase, snake_case and punctuation cut, lower case, inflections taken off, figures and stop words dropped.
 * Equal tokens give the same object.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const found of spelledAlike(text).match(token) ?? []) {
    const word = known.get(found, wordOf);
    if (word !== 'says nothing') words.push(word);
  }
  return words;
}

function spelledAlike(text: string): string {
  if (!mayBeSpelledOtherwise.test(text)) return text;
  let alike = text;
  for (const [pattern, word] of sameThing) alike = alike.replace(pattern, word);
  return alike;
}

function wordOf(found: string): Word | 'says nothing' {
  const surface = found.toLowerCase();
  const saysNothing = surface.length < 2 || /^\d+[a-z]{0,2}$/.test(surface) || stopWords.has(surface);
  return saysNothing ? 'says nothing' : { stem: stem(surface), surface };
}

/** Takes English inflections off: plural, -ing, -ed. Deliberately light; character n-grams see the rest. */
function stem(word: string): string {
  if (word.length < 5) return word.length === 4 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui]s$/.test(word)) return stem(word.slice(0, -1));
  if (word.endsWith('ing') && word.length > 5) return undouble(word.slice(0, -3));
  if (word.endsWith('ed') && word.length > 4) return undouble(word.slice(0, -2));
  if (word.endsWith('e')) return word.slice(0, -1);
  return word;
}

function undouble(stemmed: string): string {
  return /([bdgmnprt])\1$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
}
