import { classes } from '#domain/classification.ts';
import type { AlertContext } from '#domain/history.ts';
import type { Attribute } from './boosting/attribute-by-path.ts';
import type { Contribution } from './explain.ts';
import { circumstances } from './features/context.ts';
import { circumstanceInWords, habitInWords } from './features/context-in-words.ts';
import type { SparseVector } from './features/features.ts';

/**
 * Splits what the trees add to a class's margin over the circumstances, exactly: the weights add up to what they add less what they add to an alert
 * of which nothing but its having a context is known (their bias), both relative to the mean over the classes.
 */
export function explainContext(
  attribute: Attribute,
  vector: SparseVector,
  context: AlertContext,
  classIndex: number,
): readonly Contribution[] {
  const weights = new Map<number, number>();
  for (const output of classes.keys()) {
    const factor = (output === classIndex ? 1 : 0) - 1 / classes.length;
    for (const [column, contribution] of attribute(vector, output, 0).contributions) {
      weights.set(column, (weights.get(column) ?? 0) + factor * contribution);
    }
  }
  return [...weights].map(([column, weight]) => ({ what: columnInWords(column, context), places: [], weight }));
}

function columnInWords(column: number, context: AlertContext): string {
  const circumstance = circumstances[column];
  if (circumstance !== undefined) return circumstanceInWords(circumstance, context);
  const label = classes[column - circumstances.length];
  return label === undefined ? `column ${column}` : habitInWords(label, context);
}
