import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Labels } from '#domain/alert.ts';
import type { AlertClass } from '#domain/classification.ts';
import type { Actor, IncidentState } from '#domain/incident.ts';
import type { ChangeTarget } from '#domain/change.ts';
import type {
  Approval,
  EndedThread,
  Json,
  Run,
  RunMode,
  RunState,
  RunStep,
  StepChange,
  StepState,
  ThreadScope,
} from '#domain/run.ts';
import type { Severity } from '#domain/severity.ts';
import type { TimelineKind } from '#domain/timeline.ts';

type JsonOf<T> = ColumnType<T, T | undefined, T>;
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
  severity_judgement: JsonOrNull;
  /** Slack id of the person who last set the severity; null while nobody has. */
  severity_set_by: string | null;
  /** What people say it really was; `confirmed_by` and `confirmed_at` are set where one of the two is. */
  confirmed_class: AlertClass | null;
  confirmed_cause: string | null;
  confirmed_note: string | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
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
  called_sources: JsonOf<Readonly<Record<string, string>>>;
  mode: RunMode;
  variables: JsonOf<Readonly<Record<string, Json>>>;
  approved: JsonOf<Run['approved']>;
  started_by: string;
  reason: string | null;
  cancel_by: string | null;
  cancel_at: Date | null;
  undo: JsonOf<readonly string[] | null>;
  retry_of: string | null;
  created_at: Date;
  updated_at: Date;
  finished_at: Date | null;
}

export interface RunStepsTable {
  run: string;
  path: string;
  position: Generated<number>;
  /** The line of steps it belongs to; empty for the runbook's own. */
  thread: ColumnType<string, string | undefined, string>;
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
  input: JsonOf<RunStep['input']>;
  change: JsonOf<StepChange | null>;
  output: ColumnType<Json, Json, Json>;
  memo: ColumnType<Json, Json, Json>;
  started_at: Date | null;
  finished_at: Date | null;
}

/** The job that has a thread in hand, and which of its attempts. */
export interface ThreadLeasesTable {
  run: string;
  thread: string;
  job: string;
  attempt: number;
}

/** Lines of steps that steps have started: branches of parallel, turns of loops, called runbooks. */
export interface RunThreadsTable {
  run: string;
  name: string;
  /** Address of the step that started it. */
  step: string;
  position: Generated<number>;
  scope: ThreadScope;
  variables: JsonOf<Readonly<Record<string, Json>>>;
  state: EndedThread['state'];
  reason: string | null;
}

/** Changes that were let through, written before they are made. */
export interface ChangesTable {
  id: Generated<number>;
  run: string;
  path: string;
  system: ChangeTarget['system'];
  cluster: string | null;
  namespace: string | null;
  target: string;
  action: string;
  /** How many pods it touches. */
  pods: number;
  at: Date;
}

/** Which run works on a target. */
export interface TargetLocksTable {
  target: string;
  run: string;
  since: Date;
}

/** One row while everything is stopped. */
export interface StopSwitchTable {
  id: Generated<boolean>;
  by: string;
  reason: string | null;
  at: Date;
}

/** Every press of an approval's buttons, and what became of it. */
export interface ApprovalPressesTable {
  id: Generated<number>;
  approval: string;
  person: string;
  verdict: 'approve' | 'reject';
  outcome: string;
  reason: string | null;
  at: Date;
}

export interface ApprovalsTable {
  id: string;
  incident: number;
  run: string;
  path: string | null;
  prompt: string;
  subject_hash: string;
  preview: JsonOf<Approval['preview']>;
  approvers: JsonOf<readonly string[]>;
  quorum: number;
  excluded: string | null;
  approved_by: JsonOf<readonly string[]>;
  state: Approval['state'];
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
  kind: 'card' | 'update' | 'escalation' | 'notice' | 'call' | 'alarm';
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
  run_threads: RunThreadsTable;
  thread_leases: ThreadLeasesTable;
  approvals: ApprovalsTable;
  approval_presses: ApprovalPressesTable;
  changes: ChangesTable;
  target_locks: TargetLocksTable;
  stop_switch: StopSwitchTable;
  slack_messages: SlackMessagesTable;
  pages: PagesTable;
  gestures: GesturesTable;
}

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
