import type { StoredAlert } from '#domain/alert.ts';
import type { Incident } from '#domain/incident.ts';
import type { Approval, Run, RunStep, StepChange, StepState } from '#domain/run.ts';
import type { TimelineEntry } from '#domain/timeline.ts';

/** Everything a view of an incident may show. Every view is a function of one of these. */
export interface IncidentSnapshot {
  readonly incident: Incident;
  /** Oldest first. */
  readonly alerts: readonly StoredAlert[];
  /** The latest run, or the one proposed. */
  readonly run: RunSnapshot | null;
  /** A question that waits for people: the oldest, where threads of a run have put several. */
  readonly approval: Approval | null;
  /** How many questions wait in all. */
  readonly questions: number;
  /** Set while people have stopped all runbooks. */
  readonly stop: { readonly by: string; readonly reason: string | null; readonly at: Date } | null;
  /** Oldest first, at most the latest 50. */
  readonly timeline: readonly TimelineEntry[];
  /** Who may approve: Slack user ids (U…) and user groups (S…), as configured. */
  readonly approvers: readonly string[];
  /** Messages that did not reach Slack or PagerDuty, in words. */
  readonly undelivered: readonly string[];
  readonly now: Date;
}

export interface RunSnapshot {
  readonly run: Run;
  readonly description: string;
  readonly risk: 'low' | 'medium' | 'high';
  /** Every step of the runbook in order, with what became of it. */
  readonly steps: readonly StepLine[];
  /** Steps of which nobody knows what they did: people decide by buttons. */
  readonly doubts: readonly RunStep[];
  /** Whether the latest run failed at a step and may be tried again from there. */
  readonly retryable: boolean;
}

export interface StepLine {
  readonly path: string;
  /** 0 for a step of the runbook itself, 1 for a step inside a branch. */
  readonly depth: number;
  /** The step in words, rendered: "Restart deployment claims/claims-api". */
  readonly title: string;
  /** `pending`: not reached yet. `not_taken`: the run ended or took another branch. */
  readonly state: StepState | 'pending' | 'not_taken';
  readonly summary: string | null;
  readonly change: StepChange | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}
