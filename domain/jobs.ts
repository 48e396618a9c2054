import { z } from 'zod';
import { severitySchema } from './severity.ts';

const incident = z.number().int().positive();

/**
 * Every job there is: the queue's name and its payload. A payload carries identities, never state: the handler reads
 * the state as it is when the job runs.
 */
export const jobPayloads = {
  /** Attach newly stored or resolved alerts to incidents. */
  'correlate-alerts': z.object({ alerts: z.array(z.number().int()) }),
  /** Classify, look for evidence, decide. */
  'assess-incident': z.object({ incident }),
  /** Judge the severity anew: more is firing, or something that depends on it. At most one waits per incident. */
  'reassess-severity': z.object({ incident }),
  /** Create the incident's Slack channel and furnish it. */
  'open-channel': z.object({ incident }),
  /** Bring the incident's card up to date. At most one waits per incident, so a burst of changes is one edit. */
  'refresh-card': z.object({ incident }),
  /** Send one message of the ledger. */
  'post-message': z.object({ message: z.number().int() }),
  /** Tell PagerDuty. */
  'send-page': z.object({
    incident,
    action: z.enum(['trigger', 'acknowledge', 'resolve']),
    summary: z.string(),
    severity: severitySchema,
  }),
  /** Take a thread of a run on, from the step at which it stands until it has to wait or ends. */
  'advance-run': z.object({ run: z.string(), thread: z.string() }),
  /** Post what a step tells a webhook; `key` goes with it, so that a receiver can tell a repetition. */
  'post-webhook': z.object({ incident, key: z.string(), url: z.string(), body: z.string() }),
  /** Remind of, or expire, a question nobody has answered. */
  'approval-due': z.object({ approval: z.string(), stage: z.enum(['remind', 'expire']) }),
  /** Once a minute: alerts whose sender went silent, runs that stand still. */
  sweep: z.object({}),
  /** Jobs that failed for good arrive here, so that each is told to a person some other way. */
  'dead-letter': z.record(z.string(), z.unknown()),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;

export interface JobOptions {
  /** Not before this instant. */
  readonly startAfter?: Date;
  /** Where the queue coalesces, jobs with the same key are one. */
  readonly key?: string;
  /** Higher goes first. Approvals and pages overtake routine edits. */
  readonly priority?: number;
}
