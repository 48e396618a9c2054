/**
 * How a margin came about: it is `bias` plus all contributions (up to rounding, which the property tests bound). A feature without an entry contributed
 * nothing; one that the row misses may well have an entry.
 */
export interface Attribution {
  /** What the booster says for a row it knows nothing of: the mean over its training rows, and the base margin. */
  readonly bias: number;
  /** By feature. */
  readonly contributions: ReadonlyMap<number, number>;
}
