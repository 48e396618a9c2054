import { z } from 'zod';
import { actorSchema } from './incident.ts';

/**
 * What can stand in an incident's timeline. The text is written once, when it happens, and never edited. It is plain
 * text that says what the actor did without naming the actor; whoever shows it escapes it.
 */
export const timelineKinds = [
  'opened',
  'alert_attached',
  'alert_resolved',
  'assessed',
  'severity_changed',
  'decided',
  'channel_opened',
  'acknowledged',
  'approval_requested',
  'approved',
  'rejected',
  'approval_refused',
  'approval_expired',
  'run_started',
  'step_finished',
  'run_finished',
  'paged',
  'escalated',
  'delivery_failed',
  'doubt_settled',
  'confirmed',
  'state_changed',
  'resolved',
  'reopened',
  'note',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineEntrySchema = z
  .object({
    kind: z.enum(timelineKinds),
    actor: actorSchema,
    text: z.string(),
    at: z.date(),
  })
  .readonly();
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
