import { z } from 'zod';
import { severitySchema } from './severity.ts';

/** Label or annotation sets as Prometheus knows them: names to string values. */
export const labelsSchema = z.record(z.string(), z.string()).readonly();
export type Labels = z.infer<typeof labelsSchema>;

/**
 * One alert as its sender reported it, normalised: the shape every source produces and everything later reads.
 * A firing is identified by (fingerprint, startsAt); times are absolute instants.
 */
export const alertSchema = z
  .object({
    /** The sender, by the name of its file in handlers/webhooks/sources: `alertmanager`, `prometheus`, … */
    source: z.string(),
    /** Hash of the identity labels; the same alert through two routes has the same one. */
    fingerprint: z.string(),
    status: z.enum(['firing', 'resolved']),
    name: z.string(),
    summary: z.string(),
    description: z.string(),
    service: z.string().nullable(),
    namespace: z.string().nullable(),
    cluster: z.string().nullable(),
    tenant: z.string().nullable(),
    severityHint: severitySchema.nullable(),
    labels: labelsSchema,
    annotations: labelsSchema,
    startsAt: z.date(),
    endsAt: z.date().nullable(),
    /** When the alert counts as resolved unless its sender repeats it (Prometheus pushes); null when the sender says so itself. */
    expiresAt: z.date().nullable(),
    generatorUrl: z.string().nullable(),
    runbookUrl: z.string().nullable(),
  })
  .readonly();
export type Alert = z.infer<typeof alertSchema>;

/** An alert on disk. */
export type StoredAlert = Alert & {
  readonly id: number;
  readonly receivedAt: Date;
  readonly incident: number | null;
};
