import { z } from 'zod';

/** One observed fact with the query or event it came from; a sentence in a hypothesis must cite one. */
export const findingSchema = z
  .object({
    /** The catalogue's name of what was looked for, e.g. `database_pool_saturated`. */
    id: z.string(),
    /** Whether it was seen. A false finding is evidence too. */
    present: z.boolean(),
    /** The fact in words, with its figures: "98 of 100 database connections in use". */
    text: z.string(),
    /** Where it was read: `prometheus`, `kubernetes`, `alert`. */
    source: z.string(),
    /** The query, object or event that shows it. */
    reference: z.string(),
    observedAt: z.coerce.date(),
  })
  .readonly();
export type Finding = z.infer<typeof findingSchema>;

export const hypothesisSchema = z
  .object({
    /** A cause of the catalogue in ml/causes. */
    cause: z.string(),
    title: z.string(),
    /** Posterior probability among the catalogue's causes and "something else". */
    confidence: z.number().min(0).max(1),
    /** Below the configured confidence it is worded as a suggestion. */
    wording: z.enum(['claim', 'suggestion']),
    evidence: z.array(findingSchema).readonly(),
    competing: z
      .array(z.object({ cause: z.string(), title: z.string(), confidence: z.number() }).readonly())
      .readonly(),
  })
  .readonly();
export type Hypothesis = z.infer<typeof hypothesisSchema>;

/** What was asked of the world while assessing, including which sources could not answer. */
export const evidenceSchema = z
  .object({
    findings: z.array(findingSchema).readonly(),
    /** Sources that did not answer, with the reason: named, never ignored. */
    unavailable: z.array(z.object({ source: z.string(), reason: z.string() }).readonly()).readonly(),
    /** Facts for runbook conditions, e.g. `metrics.p99_latency`, in base units (milliseconds, ratios, counts). */
    metrics: z.record(z.string(), z.number()).readonly(),
  })
  .readonly();
export type Evidence = z.infer<typeof evidenceSchema>;
