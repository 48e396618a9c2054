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
    /** Where it was read: `prometheus`, `kubernetes`, `loki`, `alert`. */
    source: z.string(),
    /** The query, object or event that shows it. */
    reference: z.string(),
    observedAt: z.coerce.date(),
    /** Whom it is about where that is not the service itself: a dependency, a node, an outside host. */
    subject: z.string().exactOptional(),
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
    /** What bears on it, every fact once; what speaks for it first. */
    evidence: z.array(findingSchema).readonly(),
    /** Further findings of the same facts; absent in hypotheses from before they were told apart. */
    echoes: z.array(findingSchema).readonly().exactOptional(),
    competing: z
      .array(z.object({ cause: z.string(), title: z.string(), confidence: z.number() }).readonly())
      .readonly(),
  })
  .readonly();
export type Hypothesis = z.infer<typeof hypothesisSchema>;

/** What can be changed, as far as it can be told from outside. */
const seenChangeKinds = [
  'rollout',
  'rollback',
  'restart',
  'scaling',
  'configuration',
  'secret',
  'autoscaler',
  'network_policy',
  'node',
  'job',
  'firebreak',
] as const;

/** Something that changed shortly before an incident began. It is listed whether or not it has to do with it. */
export const seenChangeSchema = z
  .object({
    at: z.coerce.date(),
    kind: z.enum(seenChangeKinds),
    /** What was changed: `deployment/claims-api`. */
    object: z.string(),
    /** In words: "image claims-api:2.14.3 → 2.15.0". Never a secret's value. */
    text: z.string(),
    /** Where it was read: `kubernetes`, `firebreak`. */
    source: z.string(),
    /** The object or run that shows it. */
    reference: z.string(),
    /** The service it belongs to; null where it belongs to none. */
    service: z.string().nullable(),
    /** Before the incident's first alert began to fire; negative for what was changed since. */
    minutesBefore: z.number(),
  })
  .readonly();
export type SeenChange = z.infer<typeof seenChangeSchema>;

/** What was asked of the world while assessing, including which sources could not answer. */
export const evidenceSchema = z
  .object({
    findings: z.array(findingSchema).readonly(),
    /** Sources that did not answer, with the reason: named, never ignored. */
    unavailable: z.array(z.object({ source: z.string(), reason: z.string() }).readonly()).readonly(),
    /** Facts for runbook conditions, e.g. `metrics.p99_latency`, in base units (milliseconds, ratios, counts). */
    metrics: z.record(z.string(), z.number()).readonly(),
    /** What changed in the hours before, newest first. Evidence stored before this was looked at has none. */
    changes: z.array(seenChangeSchema).readonly().default([]),
  })
  .readonly();
export type Evidence = z.infer<typeof evidenceSchema>;
