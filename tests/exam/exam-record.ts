import { z } from 'zod';
import { classificationSchema } from '#domain/classification.ts';
import { findingSchema } from '#domain/hypothesis.ts';
import { incidentPlanSchema } from './incident-plan.ts';

const share = z.number().min(0).max(1);

/** What Firebreak made of one incident. */
export const judgementSchema = z
  .object({
    /** Whose incident was judged, and the alerts in it, by name. */
    service: z.string().nullable(),
    alerts: z.array(z.string()).readonly(),
    classification: classificationSchema,
    findings: z.array(findingSchema).readonly(),
    unavailable: z.array(z.object({ source: z.string(), reason: z.string() }).readonly()).readonly(),
    /** Every cause of the catalogue with its posterior probability, most probable first. */
    ranked: z.array(z.object({ cause: z.string(), probability: share }).readonly()).readonly(),
    /** The posterior probability that it is none of them. */
    other: share,
    /** What people are told; null when nothing was seen that speaks for a cause. */
    told: z
      .object({
        cause: z.string(),
        title: z.string(),
        confidence: share,
        wording: z.enum(['claim', 'suggestion']),
        /** Findings that are cited as seen. */
        citations: z.int().nonnegative(),
      })
      .readonly()
      .nullable(),
    /** Real milliseconds from the question to the committed judgement. */
    tookMs: z.number().nonnegative(),
  })
  .readonly();
export type Judgement = z.infer<typeof judgementSchema>;

/** One generated incident: what was staged and what came of it. A line of the exam's JSONL. */
export const examRecordSchema = z
  .object({
    plan: incidentPlanSchema,
    /** From the strike until an alert of the fault opened or joined an incident; null when none did in time. */
    alertedAfterMs: z.number().nonnegative().nullable(),
    /** Null when no incident was there to judge. */
    judgement: judgementSchema.nullable(),
    /** CPU time of the whole incident, simulation included. */
    cpuMs: z.number().nonnegative(),
  })
  .readonly();
export type ExamRecord = z.infer<typeof examRecordSchema>;
