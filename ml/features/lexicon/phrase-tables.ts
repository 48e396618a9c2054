import type { AlertClass } from '#domain/classification.ts';
import { wordsOf } from '#ml/features/words.ts';
import { entriesOf } from './entries.ts';
import { platformHints } from './hints/platform.ts';
import { securityHints } from './hints/security.ts';
import { nouns } from './nouns.ts';
import { addPhrase, emptyTrie } from './phrase-trie.ts';
import type { PhraseTrie } from './phrase-trie.ts';
import { productsOf } from './product-list.ts';
import { productLists } from './products.ts';
import type { Kind, Topic, Trouble } from './topics.ts';
import { troubleWords } from './trouble-words.ts';

/** Product names by their spelling: stemmed, NATS would be NAT. */
export function productPhrases(): PhraseTrie<Topic> {
  const trie = emptyTrie<Topic>();
  for (const [kind, list] of Object.entries(productLists)) {
    for (const { forms } of productsOf(list)) {
      for (const form of forms) addSpellings(trie, form, `kind:${kind as Kind}`, 'surface');
    }
  }
  return trie;
}

/** Generic nouns for kinds of things, by stem. */
export function nounPhrases(): PhraseTrie<Topic> {
  const trie = emptyTrie<Topic>();
  for (const [kind, list] of Object.entries(nouns)) addList(trie, list, `kind:${kind as Kind}`);
  return trie;
}

/** Words of trouble, by stem. */
export function troublePhrases(): PhraseTrie<Topic> {
  const trie = emptyTrie<Topic>();
  for (const [trouble, list] of Object.entries(troubleWords)) addList(trie, list, `trouble:${trouble as Trouble}`);
  return trie;
}

/** Phrases that all but decide a class, by stem. */
export function hintPhrases(): PhraseTrie<Topic> {
  const trie = emptyTrie<Topic>();
  for (const table of [platformHints, securityHints]) {
    for (const [label, list] of Object.entries(table)) addList(trie, list, `hint:${label as AlertClass}`);
  }
  return trie;
}

function addList(trie: PhraseTrie<Topic>, list: string, topic: Topic): void {
  for (const entry of entriesOf(list)) addSpellings(trie, entry, topic, 'stem');
}

/** A phrase as texts are cut, and as they are cut when written in one case: `ClickHouse` is two words, `clickhouse` one. */
function addSpellings(trie: PhraseTrie<Topic>, phrase: string, topic: Topic, form: 'stem' | 'surface'): void {
  for (const spelling of new Set([phrase, phrase.toLowerCase()])) {
    addPhrase(
      trie,
      wordsOf(spelling).map((word) => word[form]),
      topic,
    );
  }
}
