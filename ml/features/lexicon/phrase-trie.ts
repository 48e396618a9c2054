/** Phrases by their first word, second word and so on, each with what it stands for. */
export interface PhraseTrie<Value> {
  readonly next: Map<string, PhraseTrie<Value>>;
  /** What a phrase that ends here stands for; empty in the middle of one. */
  readonly values: Value[];
}

/** A phrase found: positions `from` up to, and not with, `to`. */
export interface PhraseMatch<Value> {
  readonly from: number;
  readonly to: number;
  readonly values: readonly Value[];
}

/** A trie without phrases. */
export function emptyTrie<Value>(): PhraseTrie<Value> {
  return { next: new Map(), values: [] };
}

/** Adds a phrase. One that stands there already gains a value; the same value twice is kept once; a phrase without words is ignored. */
export function addPhrase<Value>(trie: PhraseTrie<Value>, phrase: readonly string[], value: Value): void {
  if (phrase.length === 0) return;
  let node = trie;
  for (const word of phrase) {
    let next = node.next.get(word);
    if (next === undefined) {
      next = emptyTrie();
      node.next.set(word, next);
    }
    node = next;
  }
  if (!node.values.includes(value)) node.values.push(value);
}

/** The phrases of a text from left to right, at each place the longest, none overlapping another. */
export function phrasesIn<Value>(trie: PhraseTrie<Value>, words: readonly string[]): readonly PhraseMatch<Value>[] {
  const matches: PhraseMatch<Value>[] = [];
  let from = 0;
  while (from < words.length) {
    const match = longestAt(trie, words, from);
    if (match !== null) matches.push(match);
    from = match?.to ?? from + 1;
  }
  return matches;
}

function longestAt<Value>(trie: PhraseTrie<Value>, words: readonly string[], from: number): PhraseMatch<Value> | null {
  let longest: PhraseMatch<Value> | null = null;
  let node = trie.next.get(words[from] ?? '');
  for (let to = from + 1; node !== undefined; to += 1) {
    if (node.values.length > 0) longest = { from, to, values: node.values };
    node = to < words.length ? node.next.get(words[to] ?? '') : undefined;
  }
  return longest;
}
