import picomatch from 'picomatch';

/** The pattern of whatever belongs to no namespace: nodes, HTTP calls, scripts. No namespace can have this name. */
const noNamespace = '(none)';

/** Matching tries every way to share a name out among the `*`; with four of them that stays quick. */
const mostStars = 4;

const word = '[a-z0-9*?-]';
const grammar = new RegExp(`^!?(?:${word}|\\[[a-z0-9-]+\\]|\\{${word}+(?:,${word}+)*\\})+$`);

/**
 * Whether a text is a namespace, a glob over namespaces (`claims-*`, `team-?`, `{dev,test}-*`, `[ab]-web`, `!prod-*`),
 * or `(none)`. A pattern has at most 200 characters and four `*`.
 */
export function isNamespacePattern(text: string): boolean {
  if (text === noNamespace) return true;
  return text.length <= 200 && text.split('*').length - 1 <= mostStars && grammar.test(text);
}

/** Whether a pattern fits a namespace. Of all patterns only `(none)` fits what belongs to no namespace. */
export function fitsNamespace(pattern: string, namespace: string | null): boolean {
  if (namespace === null || pattern === noNamespace) return namespace === null && pattern === noNamespace;
  return picomatch.isMatch(namespace, pattern);
}

/**
 * The entry that decides about a namespace: the one that spells its name out, else the one with the longest pattern
 * that fits, the later one among equals. Null when none fits.
 */
export function decidingEntry<Entry extends { readonly namespaces: string }>(
  entries: readonly Entry[],
  namespace: string | null,
): Entry | null {
  const weightOf = ({ namespaces }: Entry): number =>
    namespaces === namespace ? Number.POSITIVE_INFINITY : namespaces.length;
  let best: Entry | null = null;
  for (const entry of entries) {
    if (!fitsNamespace(entry.namespaces, namespace)) continue;
    if (best === null || weightOf(entry) >= weightOf(best)) best = entry;
  }
  return best;
}
