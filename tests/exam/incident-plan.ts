import { z } from 'zod';

export const evidenceSources = ['kubernetes', 'prometheus', 'loki'] as const;
export type EvidenceSourceName = (typeof evidenceSources)[number];

/** How a source of evidence fails: nobody listens, every answer is a 503, or it takes the request and never answers. */
export const outageKinds = ['refuses', 'answers_503', 'hangs'] as const;
export type OutageKind = (typeof outageKinds)[number];

const milliseconds = z.int().nonnegative();

/** Everything that is drawn about one generated incident before it is played. Times are simulated milliseconds. */
export const incidentPlanSchema = z
  .object({
    set: z.enum(['tuning', 'exam']),
    /** The seed of the whole drawing and this incident's place in it. */
    seed: z.int().nonnegative(),
    index: z.int().nonnegative(),
    /** The true cause, by its id in the catalogue of causes, and the sandbox's fault that shows it. */
    cause: z.string(),
    fault: z.string(),
    /** The service that the fault strikes. */
    service: z.string(),
    /** Whose incident is judged: the struck service's, or that of a service that calls it. */
    seenFrom: z.enum(['struck', 'caller']),
    /** Moves the platform's noise and the magnitudes of its faults. */
    platformSeed: z.int().nonnegative(),
    /** From the platform's start until the fault strikes. */
    calmMs: milliseconds,
    /** How long the incident has been open when it is judged. */
    lingerMs: milliseconds,
    decoys: z
      .array(
        z
          .object({
            /** The decoy's id in the sandbox, and whom it concerns. */
            decoy: z.string(),
            service: z.string(),
            /** Before the fault strikes. */
            leadMs: milliseconds,
          })
          .readonly(),
      )
      .readonly(),
    /** A source of evidence that is out of order while the incident is judged. */
    missing: z
      .object({ source: z.enum(evidenceSources), how: z.enum(outageKinds) })
      .readonly()
      .nullable(),
  })
  .readonly();
export type IncidentPlan = z.infer<typeof incidentPlanSchema>;
