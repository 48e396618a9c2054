import type { AlertClass } from '#domain/classification.ts';
import type { ExamAnswer } from './exam-answer.ts';

/** Alerts of one class that were taken for another, alternatives forgiven. */
export interface Confusion {
  readonly label: AlertClass;
  readonly said: AlertClass;
  readonly count: number;
  /** Of all alerts with this label. */
  readonly share: number;
}

/** The commonest confusions, most alerts first, at most `limit`. */
export function confusionsIn(answers: readonly ExamAnswer[], limit: number): readonly Confusion[] {
  const labelled = new Map<AlertClass, number>();
  const pairs = new Map<string, { readonly label: AlertClass; readonly said: AlertClass; count: number }>();
  for (const { label, first, fair } of answers) {
    labelled.set(label, (labelled.get(label) ?? 0) + 1);
    if (fair) continue;
    const key = `${label} ${first}`;
    const pair = pairs.get(key) ?? { label, said: first, count: 0 };
    pair.count += 1;
    pairs.set(key, pair);
  }
  return [...pairs]
    .sort(([keyA, a], [keyB, b]) => b.count - a.count || (keyA < keyB ? -1 : 1))
    .slice(0, limit)
    .map(([, { label, said, count }]) => ({ label, said, count, share: count / (labelled.get(label) ?? count) }));
}
