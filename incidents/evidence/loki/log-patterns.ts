/** Lines that differ in numbers, names and times alone. */
export interface LogPattern {
  readonly example: string;
  readonly now: number;
  readonly before: number;
}

interface Cluster {
  readonly tokens: string[];
  readonly example: string;
  now: number;
  before: number;
}

/** Share of tokens that must agree for a line to belong to a pattern, as in the paper's experiments. */
const similarityWanted = 0.5;
const mostTokens = 40;
const mask = '<*>';

/**
 * Finds the patterns of log lines and how often each was written in two stretches of time, after He et al., "Drain: An Online Log Parsing Approach
 * with Fixed Depth Tree" (ICWS 2017): what is surely a variable is masked, lines are told apart by their length and first word, and within these by
 * how many words agree; words that differ become variables.
 */
export function logPatterns(now: readonly string[], before: readonly string[]): readonly LogPattern[] {
  const leaves = new Map<string, Cluster[]>();
  const take = (line: string, stretch: 'now' | 'before'): void => {
    const tokens = tokensOf(line);
    const key = `${tokens.length} ${tokens[0] ?? ''}`;
    const leaf = leaves.get(key) ?? [];
    leaves.set(key, leaf);
    const known = nearest(leaf, tokens);
    const cluster = known ?? { tokens: [...tokens], example: line, now: 0, before: 0 };
    if (known) widen(known, tokens);
    else leaf.push(cluster);
    cluster[stretch] += 1;
  };
  for (const line of before) take(line, 'before');
  for (const line of now) take(line, 'now');
  return [...leaves.values()]
    .flat()
    .map(({ example, now: count, before: earlier }) => ({ example, now: count, before: earlier }));
}

function tokensOf(line: string): readonly string[] {
  return line
    .replace(/^\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\s*/, '')
    .replaceAll(/"[^"]*"|'[^']*'/g, mask)
    .split(/[\s=,;]+/)
    .filter((token) => token !== '')
    .slice(0, mostTokens)
    .map((token) => (/\d/.test(token) || token.length > 60 ? mask : token));
}

function nearest(leaf: readonly Cluster[], tokens: readonly string[]): Cluster | undefined {
  const wanted = similarityWanted * tokens.length;
  return leaf
    .map((cluster) => ({ cluster, same: tokens.filter((token, place) => token === cluster.tokens[place]).length }))
    .filter(({ same }) => same >= wanted)
    .toSorted((a, b) => b.same - a.same)[0]?.cluster;
}

function widen(cluster: Cluster, tokens: readonly string[]): void {
  tokens.forEach((token, place) => {
    if (cluster.tokens[place] !== token) cluster.tokens[place] = mask;
  });
}
