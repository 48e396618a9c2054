import { expect, test } from 'vitest';
import { entriesOf } from '#ml/features/lexicon/entries.ts';
import { platformHints } from '#ml/features/lexicon/hints/platform.ts';
import { securityHints } from '#ml/features/lexicon/hints/security.ts';
import { nouns } from '#ml/features/lexicon/nouns.ts';
import { hintPhrases, nounPhrases, productPhrases, troublePhrases } from '#ml/features/lexicon/phrase-tables.ts';
import { phrasesIn } from '#ml/features/lexicon/phrase-trie.ts';
import type { PhraseTrie } from '#ml/features/lexicon/phrase-trie.ts';
import { troubleWords } from '#ml/features/lexicon/trouble-words.ts';
import { wordsOf } from '#ml/features/words.ts';

function found(trie: PhraseTrie<string>, text: string, form: 'stem' | 'surface'): readonly string[] {
  const tokens = wordsOf(text).map((word) => word[form]);
  return phrasesIn(trie, tokens).flatMap(({ values }) => values);
}

test.each(['ClickHouse', 'clickhouse', 'Clickhouse'])('knows the product %s in each of its cases', (name) => {
  expect(found(productPhrases(), `${name} is down`, 'surface')).toEqual(['kind:database']);
});

test('tells NATS, the broker, from NAT', () => {
  expect(found(productPhrases(), 'NATS server', 'surface')).toEqual(['kind:queue']);
  expect(found(productPhrases(), 'NAT rules', 'surface')).toEqual([]);
});

test('knows words of trouble in every inflection', () => {
  for (const word of ['throttled', 'throttling', 'throttles']) {
    expect(found(troublePhrases(), word, 'stem')).toEqual(['trouble:throttling']);
  }
});

test('takes a phrase for more than its words', () => {
  expect(found(troublePhrases(), 'out of memory error', 'stem')).toEqual(['trouble:oom']);
  expect(found(hintPhrases(), 'a terminal shell in a container', 'stem')).toEqual([
    'hint:security.unauthorized_access',
  ]);
});

test('knows generic nouns in the plural', () => {
  expect(found(nounPhrases(), 'queues and databases', 'stem')).toEqual(['kind:queue', 'kind:database']);
});

test('lists no phrase that stop words would cut down to one word or to nothing', () => {
  const lists = [nouns, troubleWords, platformHints, securityHints].flatMap((table) => Object.values(table));
  const cutDown = lists.flatMap(entriesOf).filter((entry) => {
    const words = wordsOf(entry.toLowerCase());
    return words.length === 0 || (words.length === 1 && entry.includes(' '));
  });
  expect(cutDown).toEqual([]);
});
