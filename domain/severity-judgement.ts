import { z } from 'zod';
import { severitySchema } from './severity.ts';

/** A rule that applied: the incident is at least this severe, whatever else is thought. */
export const appliedFloorSchema = z.object({ id: z.string(), atLeast: severitySchema, text: z.string() }).readonly();
export type AppliedFloor = z.infer<typeof appliedFloorSchema>;

/** What one fact adds to the log-odds of a worse severity, against the usual incident of the team. */
export const contributionSchema = z.object({ text: z.string(), logOdds: z.number() }).readonly();
export type Contribution = z.infer<typeof contributionSchema>;

/** How severe Firebreak takes an incident to be, and why. */
export const severityVerdictSchema = z
  .object({
    severity: severitySchema,
    /** One sentence naming the facts that decided. */
    reason: z.string(),
    /** Who judged: the visible rules alone, or the model learned from the team's history above the rules' floors. */
    by: z.enum(['rules', 'model']),
    /** Every floor that applied, worst first. */
    floors: z.array(appliedFloorSchema).readonly(),
    /** By the model: strongest first, and their sum is `score`; empty where the rules judged. */
    contributions: z.array(contributionSchema).readonly(),
    /** By the model: the log-odds of being worse than the team's usual incident; null where the rules judged. */
    score: z.number().nullable(),
    /** By the model: calibrated; they sum to 1. Null where the rules judged. */
    probabilities: z.record(severitySchema, z.number()).nullable(),
  })
  .readonly();
export type SeverityVerdict = z.infer<typeof severityVerdictSchema>;

/** A verdict with what was known of the incident's reach and of its like when it was made. */
export const severityJudgementSchema = z
  .object({
    verdict: severityVerdictSchema,
    /** Services, tenants and flows in words: "3 services, 43 tenants; claim submission is blocked". */
    reach: z.string(),
    /** "6 of 9 such incidents were escalated within 15 minutes"; null where there were none. */
    escalations: z.string().nullable(),
    /** Whether people were told that a milder severity would do, which is said once. */
    milderSaid: z.boolean(),
  })
  .readonly();
export type SeverityJudgement = z.infer<typeof severityJudgementSchema>;
