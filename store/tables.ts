import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Labels } from '#domain/alert.ts';
import type { Actor, IncidentState } from '#domain/incident.ts';
import type { Json, RunState, StepState } from '#domain/run.ts';
import type { Severity } from '#domain/severity.ts';
import type { TimelineKind } from '#domain/timeline.ts';

type JsonOrNull = ColumnType<object | null, object | null, object | null>;

export interface DeliveriesTable {
  id: Generated<number>;
  source: string;
  received_at: Date;
  alert_count: number;
  truncated_count: number;
  body: string;
}

export interface AlertsTable {
  id: Generated<number>;
  delivery: number;
  source: string;
  fingerprint: string;
  status: 'firing' | 'resolved';
  resolved_by: 'sender' | 'expiry' | null;
  name: string;
  summary: string;
  description: string;
  service: string | null;
  namespace: string | null;
  cluster: string | null;
  tenant: string | null;
  severity_hint: Severity | null;
  labels: ColumnType<Labels, string, string>;
  annotations: ColumnType<Labels, string, string>;
  starts_at: Date;
  ends_at: Date | null;
  expires_at: Date | null;
  generator_url: string | null;
  runbook_url: string | null;
  received_at: Date;
  incident: number | null;
}

export interface IncidentsTable {
  number: Generated<number>;
  title: string;
  state: IncidentState;
  severity: Severity;
  severity_reason: string;
  service: string | null;
  namespace: string | null;
  cluster: string | null;
  tenant: string | null;
  classification: JsonOrNull;
  hypothesis: JsonOrNull;
  evidence: JsonOrNull;
  decision: JsonOrNull;
  channel_id: string | null;
  channel_name: string | null;
  acknowledged_by: string | null;
  created_at: Date;
  updated_at: Date;
  last_alert_at: Date;
  resolved_at: Date | null;
}

export interface TimelineTable {
  id: Generated<number>;
  incident: number;
  kind: TimelineKind;
  actor: ColumnType<Actor, Actor, never>;
  text: string;
  at: Date;
}

export interface RunsTable {
  id: string;
  incident: number;
  runbook: string;
  runbook_hash: string;
  runbook_source: string;
  state: RunState;
  variables: ColumnType<Readonly<Record<string, Json>>, Readonly<Record<string, Json>>, Readonly<Record<string, Json>>>;
  started_by: string;
  reason: string | null;
  created_at: Date;
  updated_at: Date;
  finished_at: Date | null;
}

export interface RunStepsTable {
  run: string;
  path: string;
  position: Generated<number>;
  type: string;
  title: string;
  state: StepState;
  /** Counts every claim of the step, so that of two processes only one acts. */
  attempt: number;
  /** Counts tries as the step sees them: retries and crashes, not resumptions after a wait. */
  tries: number;
  /** A waiting step is not resumed before this. */
  resume_at: Date | null;
  summary: string | null;
  output: ColumnType<Json, Json, Json>;
  memo: ColumnType<Json, Json, Json>;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface ApprovalsTable {
  id: string;
  incident: number;
  run: string;
  path: string | null;
  prompt: string;
  subject_hash: string;
  state: 'pending' | 'approved' | 'rejected' | 'expired' | 'withdrawn';
  decided_by: string | null;
  reason: string | null;
  created_at: Date;
  expires_at: Date;
  decided_at: Date | null;
}

/** The ledger of everything said in Slack: what was to be sent, and what became of it. */
export interface SlackMessagesTable {
  id: Generated<number>;
  incident: number;
  kind: 'card' | 'update' | 'escalation' | 'notice' | 'call';
  key: string;
  text: string;
  channel_id: string | null;
  ts: string | null;
  state: 'pending' | 'sending' | 'sent' | 'failed';
  error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

/** Pages sent to PagerDuty, by incident: an incident that was never paged has nothing to resolve there. */
export interface PagesTable {
  id: Generated<number>;
  incident: number;
  action: 'trigger' | 'acknowledge' | 'resolve';
  summary: string;
  sent_at: Date;
}

/** Slack gestures already acted on, so that a replayed request changes nothing. */
export interface GesturesTable {
  id: string;
  at: Date;
}

export interface Tables {
  deliveries: DeliveriesTable;
  alerts: AlertsTable;
  incidents: IncidentsTable;
  timeline: TimelineTable;
  runs: RunsTable;
  run_steps: RunStepsTable;
  approvals: ApprovalsTable;
  slack_messages: SlackMessagesTable;
  pages: PagesTable;
  gestures: GesturesTable;
}

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
