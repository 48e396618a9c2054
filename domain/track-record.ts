import { z } from 'zod';
import { classOrUnknownSchema } from './classification.ts';

/** An incident counts as escalated when a person was woken for it within this time of its opening. */
export const escalationWindowMs = 15 * 60_000;

const place = { class: classOrUnknownSchema.nullable(), service: z.string().nullable() };

/** How many past incidents of a class and service there were, and how many of them were escalated in time. */
export const escalationCountSchema = z
  .object({ ...place, incidents: z.int().nonnegative(), escalated: z.int().nonnegative() })
  .readonly();
export type EscalationCount = z.infer<typeof escalationCountSchema>;

/**
 * What became of a runbook for a class and service. `helped`: its run succeeded and its alerts ended. `failed`: it had
 * begun and did not help. `rejected`: people would not have it; that says nothing about whether it would have helped.
 */
export const runbookCountSchema = z
  .object({
    ...place,
    runbook: z.string(),
    helped: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    rejected: z.int().nonnegative(),
  })
  .readonly();
export type RunbookCount = z.infer<typeof runbookCountSchema>;

/** What the past says in counts, from the store and from a team's history together. */
export interface TrackRecord {
  readonly escalations: readonly EscalationCount[];
  readonly runbooks: readonly RunbookCount[];
}
