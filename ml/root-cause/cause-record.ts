import { z } from 'zod';
import { classSchema, type AlertClass } from '#domain/classification.ts';
import { somethingElse } from '#domain/confirmation.ts';
import type { HistoryRecord } from '#domain/history.ts';
import { causes } from '#ml/causes/catalogue.ts';

const causeCountSchema = z
  .object({
    class: classSchema,
    /** A cause that could be named then, or `other`. */
    cause: z.string().min(1),
    incidents: z.int().positive(),
  })
  .readonly();
export type CauseCount = z.infer<typeof causeCountSchema>;

/** What a team's past incidents turned out to be, in counts. */
export const causeRecordSchema = z
  .object({
    /** Ids of the catalogue when it was counted: a cause that came since could not be named. */
    causes: z.array(z.string().min(1)).readonly(),
    /** Each class and cause at most once. */
    counts: z.array(causeCountSchema).readonly(),
  })
  .readonly();
export type CauseRecord = z.infer<typeof causeRecordSchema>;

export type Lesson = Pick<HistoryRecord, 'label' | 'cause'>;

/**
 * Counts the causes that people confirmed, by class. A record without a class or a cause teaches nothing; a cause that the catalogue does not
 * know counts as something else.
 */
export function causeRecordOf(records: readonly Lesson[]): CauseRecord {
  const known = new Set(causes.map(({ id }) => id));
  const counts = new Map<string, CauseCount>();
  for (const { label, cause } of taught(records)) {
    const counted = known.has(cause) ? cause : somethingElse;
    const key = `${label} ${counted}`;
    counts.set(key, { class: label, cause: counted, incidents: (counts.get(key)?.incidents ?? 0) + 1 });
  }
  return { causes: [...known], counts: [...counts.values()] };
}

/** Causes that records name and the catalogue does not know, each once, without `other`, which is meant so. */
export function strangeCauses(records: readonly Lesson[]): readonly string[] {
  const known = new Set([somethingElse, ...causes.map(({ id }) => id)]);
  return [...new Set(taught(records).flatMap(({ cause }) => (known.has(cause) ? [] : [cause])))];
}

function taught(records: readonly Lesson[]): readonly { readonly label: AlertClass; readonly cause: string }[] {
  return records.flatMap(({ label, cause }) => (label === null || cause === null ? [] : [{ label, cause }]));
}
