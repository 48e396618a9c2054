/** Groups of features; each is scaled to unit length by itself, so that a long description does not drown a name. */
export const blocks = [
  'word',
  'pair',
  'name',
  'piece',
  'metric',
  'rule',
  'label',
  'topic',
  'cross',
  'meaning',
] as const;
export type Block = (typeof blocks)[number];

/** One feature seen once, with what it was in the alert, in words fit for a reason shown to a person. */
export interface Occurrence {
  readonly block: Block;
  /** Name in the vocabulary, e.g. `word:latency`. */
  readonly feature: string;
  /** What it was: `“latency”`, `metric up`. */
  readonly what: string;
  /** Where it stood: `name`, `summary`, `rule` … */
  readonly place: string;
}

/** A feature seen; `name` is its name within the block. */
export function occurrence(block: Block, name: string, what: string, place: string): Occurrence {
  return { block, feature: `${block}:${name}`, what, place };
}
