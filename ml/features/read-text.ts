import { BoundedCache } from '#domain/bounded-cache.ts';
import { topicsOf } from './alert-part.ts';
import type { AlertPart } from './alert-part.ts';
import { kubernetesReasonsIn } from './kubernetes-reasons.ts';
import { topicsInText } from './lexicon/lexicon.ts';
import type { Passage } from './lexicon/lexicon.ts';
import { occurrence } from './occurrence.ts';
import type { Block, Occurrence } from './occurrence.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** Names, and texts by their words, that are read once and kept: those of a rule read alike in every alert that it sends. */
const keptNames = new BoundedCache<readonly AlertPart[]>(5000);
const keptTexts = new BoundedCache<AlertPart>(5000);
/** Characters of the longest text that is kept. */
const keptLength = 500;

/** Reads an alert's name without templates, label values and identifiers (see neutralise.ts): a part for each word, and one for what they say together. */
export function readName(plain: string): readonly AlertPart[] {
  return plain.length <= keptLength ? keptNames.get(plain, partsOfName) : partsOfName(plain);
}

/** Reads another of its texts, likewise; `place` is `summary`, `description`, `annotation …`. Texts that differ in figures only are one. */
export function readText(place: string, plain: string): AlertPart {
  const words = wordsOf(plain);
  const reasons = kubernetesReasonsIn(plain);
  const make = (key: string | null): AlertPart => partOfText({ place, words }, reasons, key);
  if (plain.length > keptLength) return make(null);
  return keptTexts.get(`${place}\n${words.map(({ surface }) => surface).join(' ')}\n${reasons.join(' ')}`, make);
}

function partsOfName(plain: string): readonly AlertPart[] {
  const words = wordsOf(plain);
  const found: Occurrence[] = [];
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next !== undefined) found.push(occurrence('name', `${word.stem} ${next.stem}`, quoted(word, next), 'name'));
  }
  const key = plain.length <= keptLength ? `name\n${plain}` : null;
  return [...words.map(partOfNameWord), withTopics(found, { place: 'name', words }, key)];
}

function partOfText(passage: Passage, reasons: readonly string[], key: string | null): AlertPart {
  const { place, words } = passage;
  const found: Occurrence[] = [];
  for (const [at, word] of words.entries()) {
    found.push(occurrence('word', word.stem, `“${word.surface}”`, place));
    const next = words[at + 1];
    if (next !== undefined) found.push(occurrence('pair', `${word.stem} ${next.stem}`, quoted(word, next), place));
  }
  for (const reason of reasons) found.push(occurrence('rule', `reason=${reason.toLowerCase()}`, reason, place));
  return withTopics(found, passage, key);
}

function withTopics(found: readonly Occurrence[], passage: Passage, key: string | null): AlertPart {
  const sightings = topicsInText(passage);
  return { occurrences: [...found, ...topicsOf(sightings)], sightings, key };
}

function quoted(word: Word, next: Word): string {
  return `“${word.surface} ${next.surface}”`;
}

/** By word: `wordsOf` gives equal words the same object. */
const nameWords = new WeakMap<Word, AlertPart>();

function partOfNameWord(word: Word): AlertPart {
  const known = nameWords.get(word);
  if (known !== undefined) return known;
  const see = (block: Block, name: string): Occurrence => occurrence(block, name, `“${word.surface}”`, 'name');
  const pieces = piecesOf(word.stem).map((piece) => see('piece', piece));
  const made = {
    occurrences: [see('word', word.stem), see('name', word.stem), ...pieces],
    sightings: [],
    key: word.surface,
  };
  nameWords.set(word, made);
  return made;
}

/** Character n-grams of 3 to 5 letters with the word's edges marked. */
function piecesOf(word: string): readonly string[] {
  const edged = `<${word}>`;
  const pieces: string[] = [];
  for (const size of [3, 4, 5]) {
    for (let from = 0; from + size <= edged.length; from += 1) pieces.push(edged.slice(from, from + size));
  }
  return pieces;
}
