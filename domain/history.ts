import { z } from 'zod';
import { labelsSchema } from './alert.ts';
import { classSchema } from './classification.ts';
import { severitySchema } from './severity.ts';

/** What was known around an alert when it fired; null where nobody could tell. */
export const alertContextSchema = z
  .object({
    service: z.string().nullable().default(null),
    /** When the alert began: hour and weekday are read from it, in UTC. */
    at: z.coerce.date(),
    /** Minutes from the service's last deployment, and from its last rollback, to the alert. */
    minutesSinceDeployment: z.number().nonnegative().nullable().default(null),
    minutesSinceRollback: z.number().nonnegative().nullable().default(null),
    /** How many other alerts fired at that moment. */
    firingAlerts: z.int().nonnegative().nullable().default(null),
    /** How often the service had each class before, in the time that the history covers. */
    classCounts: z.partialRecord(classSchema, z.int().nonnegative()).nullable().default(null),
  })
  .readonly();
export type AlertContext = z.infer<typeof alertContextSchema>;

/**
 * One past incident of a team, a line of its history (JSONL): what the models learn from beside the shipped data. Only
 * `id`, `alert` and `context.at` are needed; what nobody said is null and teaches nothing.
 */
export const historyRecordSchema = z
  .object({
    id: z.string().min(1),
    alert: z
      .object({
        name: z.string(),
        summary: z.string().default(''),
        description: z.string().default(''),
        labels: labelsSchema.default({}),
        annotations: labelsSchema.default({}),
        /** The rule's PromQL, where the sender gave it. */
        expression: z.string().default(''),
      })
      .readonly(),
    context: alertContextSchema,
    /** The class that people confirmed, and those they would also have accepted. */
    label: classSchema.nullable().default(null),
    alternatives: z.array(classSchema).readonly().default([]),
    /** What the sender said, and what people made of it in the end. */
    severityHint: severitySchema.nullable().default(null),
    severity: severitySchema.nullable().default(null),
    /** How far it reached: services and tenants affected, the service's tier (1 is the most important), whether a business flow stood still. */
    reach: z
      .object({
        services: z.int().positive().default(1),
        tenants: z.int().nonnegative().nullable().default(null),
        tier: z.int().min(1).max(4).nullable().default(null),
        flowBlocked: z.boolean().default(false),
      })
      .readonly()
      .prefault({}),
    /** Minutes from the alert until a person was woken for it; null when nobody was. */
    minutesToEscalation: z.number().nonnegative().nullable().default(null),
    /** The cause that people confirmed, or their postmortem names: an id of the catalogue, or `other` for something else. */
    cause: z.string().nullable().default(null),
    /** The runbook that was used, and whether it helped. */
    runbook: z.object({ name: z.string(), helped: z.boolean() }).readonly().nullable().default(null),
  })
  .readonly();
export type HistoryRecord = z.infer<typeof historyRecordSchema>;
