import type { AlertText } from './alert-text.ts';
import type { Contribution } from './explain.ts';

/** Characters of the texts in which figures are looked for. */
const readLimit = 8000;
/** A figure, and the word that it counts. */
const figureOfWord = /\b(\d[\d.,]{0,12}\s)(?=([a-z]+)\b)/gi;

/** The strongest reasons for a class in words, at most `limit`; those that say next to nothing are left out. Takes contributions strongest first. */
export function reasonsIn(contributions: readonly Contribution[], alert: AlertText, limit: number): readonly string[] {
  const strongest = contributions[0]?.weight ?? 0;
  return contributions
    .slice(0, limit)
    .filter(({ weight }) => weight > 0 && weight >= 0.1 * strongest)
    .map((contribution) => inWords(contribution, alert));
}

function inWords({ what, places }: Contribution, alert: AlertText): string {
  if (places.length === 0) return what;
  const [place] = places;
  if (places.length === 1 && place === 'labels') return what.startsWith('label ') ? what : `label ${what}`;
  return `${withFigure(what, alert)} in the ${places.join(' and ')}`;
}

/** `“restarts”` as it stood in the text, with the figure before it: `“14 restarts”`. */
function withFigure(what: string, { summary, description }: AlertText): string {
  const word = /^“([a-z]+)”$/.exec(what)?.[1];
  if (word === undefined) return what;
  for (const [, figure, counted = ''] of `${summary}\n${description}`.slice(0, readLimit).matchAll(figureOfWord)) {
    if (counted.toLowerCase() === word) return `“${figure}${counted}”`;
  }
  return what;
}
