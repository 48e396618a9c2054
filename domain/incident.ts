import { z } from 'zod';
import type { Classification } from './classification.ts';
import type { Confirmation } from './confirmation.ts';
import type { Decision } from './decision.ts';
import type { Evidence, Hypothesis } from './hypothesis.ts';
import type { SeverityJudgement } from './severity-judgement.ts';
import type { Severity } from './severity.ts';

export const incidentStates = [
  'triggered',
  'acknowledged',
  'mitigating',
  'monitoring',
  'resolved',
  'closed',
  'merged',
] as const;
export const incidentStateSchema = z.enum(incidentStates);
export type IncidentState = z.infer<typeof incidentStateSchema>;

/** States in which an incident still collects alerts. */
export const openStates = ['triggered', 'acknowledged', 'mitigating', 'monitoring'] as const satisfies IncidentState[];

/** What one incident is, without its history. */
export interface Incident {
  readonly number: number;
  readonly title: string;
  readonly state: IncidentState;
  readonly severity: Severity;
  readonly severityReason: string;
  /** What Firebreak last judged, which may be milder or worse than what stands; null before it has. */
  readonly severityJudgement: SeverityJudgement | null;
  /** Slack id of the person who last set the severity; null while it is Firebreak's. */
  readonly severitySetBy: string | null;
  readonly service: string | null;
  readonly namespace: string | null;
  readonly cluster: string | null;
  readonly tenant: string | null;
  readonly classification: Classification | null;
  readonly hypothesis: Hypothesis | null;
  readonly evidence: Evidence | null;
  readonly decision: Decision | null;
  /** What people say it really was; null while nobody has. */
  readonly confirmed: Confirmation | null;
  /** The Slack channel, once it exists. */
  readonly channelId: string | null;
  readonly channelName: string | null;
  readonly acknowledgedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly resolvedAt: Date | null;
}

/** Who did something: a person in Slack, a sender of alerts, or Firebreak itself. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.string() }).readonly(),
  z.object({ kind: z.literal('sender'), source: z.string() }).readonly(),
  z.object({ kind: z.literal('firebreak') }).readonly(),
]);
export type Actor = z.infer<typeof actorSchema>;

export const firebreak: Actor = { kind: 'firebreak' };
