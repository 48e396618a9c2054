import type { Incident } from '#domain/incident.ts';
import { percent } from '#domain/percent.ts';

/**
 * What Firebreak had judged an incident to be, as a sentence of plain text without its full stop: class and cause, each with how sure it was,
 * or that it did not know.
 */
export function sayJudged({ classification, hypothesis }: Pick<Incident, 'classification' | 'hypothesis'>): string {
  if (classification === null) return 'Firebreak had not judged it';
  const { label, confidence } = classification;
  const named = label === 'unknown' ? 'no class' : `${label} (${percent(confidence)})`;
  const cause = hypothesis === null ? 'no cause' : `"${hypothesis.title}" (${percent(hypothesis.confidence)})`;
  return `Firebreak had said ${named} and ${cause}`;
}
