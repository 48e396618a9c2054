import { entriesOf } from './entries.ts';

/** Products of one kind as a data file lists them. */
export interface Product {
  /** Spellings, the usual one first. */
  readonly forms: readonly string[];
  /** Beginnings of its metrics, as a list for `addMetrics`; may be empty. */
  readonly metrics: string;
}

/**
 * Reads a data file's list of products: one a line, or a few that belong together, their spellings separated by commas, then optionally `|` and the
 * beginnings of their metrics (`PostgreSQL, postgres, pg | pg_*, postgres_*`). A line that begins with a space continues the one before. Throws a
 * RangeError that quotes a line without a spelling.
 */
export function productsOf(list: string): readonly Product[] {
  return list
    .split(/\n(?! )/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [spellings = '', metrics = '', ...rest] = line.split('|');
      const forms = entriesOf(spellings);
      if (forms.length === 0 || rest.length > 0) {
        throw new RangeError(`product line "${line}": write spellings, then at most one "|" and metric beginnings`);
      }
      return { forms, metrics };
    });
}
