/** What decides how much memory a pod uses. */
export interface MemoryFacts {
  /** What the program usually settles at. */
  readonly usualMiB: number;
  /** Null where the container has no limit. */
  readonly limitMiB: number | null;
  readonly ranMs: number;
  /** What a fault makes it hold besides. */
  readonly addedMiB: number;
}

/** Memory of a pod in MiB: it settles within seconds of its start, holds what a fault adds, and stops at its limit. */
export function podMemoryMiB(facts: MemoryFacts): number {
  const settled = facts.usualMiB * (0.6 + 0.4 * (1 - Math.exp(-facts.ranMs / 5000)));
  return Math.min(facts.limitMiB ?? Number.POSITIVE_INFINITY, settled + facts.addedMiB);
}
