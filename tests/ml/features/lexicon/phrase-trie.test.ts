import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPhrase, emptyTrie, phrasesIn } from '#ml/features/lexicon/phrase-trie.ts';
import type { PhraseTrie } from '#ml/features/lexicon/phrase-trie.ts';

function trieOf(phrases: readonly string[]): PhraseTrie<string> {
  const trie = emptyTrie<string>();
  for (const phrase of phrases) addPhrase(trie, phrase.split(' '), phrase);
  return trie;
}

test('finds the longest phrase at each place, none overlapping another', () => {
  const trie = trieOf(['dead letter', 'dead letter queue', 'queue', 'letter bomb']);
  expect(phrasesIn(trie, 'the dead letter queue and a queue of dead letter bomb'.split(' '))).toEqual([
    { from: 1, to: 4, values: ['dead letter queue'] },
    { from: 6, to: 7, values: ['queue'] },
    { from: 8, to: 10, values: ['dead letter'] },
  ]);
});

test('goes back to the longest whole phrase when a longer one breaks off', () => {
  expect(phrasesIn(trieOf(['a', 'a b c']), ['a', 'b', 'd', 'a'])).toEqual([
    { from: 0, to: 1, values: ['a'] },
    { from: 3, to: 4, values: ['a'] },
  ]);
});

test('keeps all that one phrase stands for, each once, and ignores a phrase without words', () => {
  const trie = emptyTrie<string>();
  for (const value of ['one', 'two', 'one']) addPhrase(trie, ['x'], value);
  addPhrase(trie, [], 'nothing');
  expect(phrasesIn(trie, ['x'])).toEqual([{ from: 0, to: 1, values: ['one', 'two'] }]);
  expect(phrasesIn(trie, [])).toEqual([]);
});

test('finds what a slow search finds', () => {
  const word = fc.constantFrom('a', 'b', 'c');
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 6 }), fc.array(word, { maxLength: 12 }), (phrases, words) => {
      const known = phrases.map((words) => words.join(' '));
      const slow: string[] = [];
      for (let from = 0; from < words.length;) {
        const here = [3, 2, 1]
          .map((size) => words.slice(from, from + size))
          .find((some) => known.includes(some.join(' ')));
        if (here !== undefined) slow.push(here.join(' '));
        from += here?.length ?? 1;
      }
      expect(phrasesIn(trieOf(known), words).map(({ from, to }) => words.slice(from, to).join(' '))).toEqual(slow);
    }),
  );
});
