import { z } from 'zod';
import type { Severity } from './severity.ts';

/** A JSON value, as it is stored and as expressions see it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export const jsonSchema: z.ZodType<Json> = z.json();

/** What became of one step. `unknown` means that its effect can be neither confirmed nor denied: a person decides. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly output: Json;
      /** One line for people. */
      readonly summary: string;
      /** Sent by jobs that commit together with this outcome, so that each goes out once. */
      readonly announcements?: readonly Announcement[];
      /** Which branch of a conditional comes next. */
      readonly branch?: 'if_true' | 'if_false';
    }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }
  /** `memo` is handed back to the step when it is resumed. */
  | { readonly kind: 'waiting'; readonly for: Waiting; readonly memo: Json; readonly summary: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Something a step tells people. */
export type Announcement =
  | { readonly channel: 'slack'; readonly text: string; readonly escalate: boolean }
  | { readonly channel: 'pagerduty'; readonly text: string; readonly severity: Severity };

/** What a waiting step waits for: an instant, or people. Neither holds a process. */
export type Waiting =
  | { readonly kind: 'time'; readonly until: Date }
  | { readonly kind: 'approval'; readonly prompt: string; readonly expiresAt: Date };

export const runStates = [
  'waiting_approval',
  'running',
  'succeeded',
  'failed',
  'unknown',
  'cancelled',
  'rejected',
] as const;
export const runStateSchema = z.enum(runStates);
export type RunState = z.infer<typeof runStateSchema>;

/** States after which a run never changes again. */
export const finishedRunStates = ['succeeded', 'failed', 'cancelled', 'rejected'] as const satisfies RunState[];

const stepStates = ['queued', 'started', 'waiting', 'done', 'failed', 'unknown'] as const;
export const stepStateSchema = z.enum(stepStates);
export type StepState = z.infer<typeof stepStateSchema>;

/** One execution of a runbook for an incident. The runbook's text is pinned: a later edit does not change a run. */
export interface Run {
  readonly id: string;
  readonly incident: number;
  readonly runbook: string;
  readonly runbookHash: string;
  readonly runbookSource: string;
  readonly state: RunState;
  /** Values the expressions and templates of the run see; grows by each step's `save_as`. */
  readonly variables: Readonly<Record<string, Json>>;
  readonly startedBy: string;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** One step of a run as it went; `path` is its address in the runbook, e.g. `steps[1].if_true[0]`. */
export interface RunStep {
  readonly runId: string;
  readonly path: string;
  readonly type: string;
  readonly title: string;
  readonly state: StepState;
  readonly attempt: number;
  readonly summary: string | null;
  readonly output: Json;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** A question put to people. Bound to what was shown by `subjectHash`. */
export interface Approval {
  readonly id: string;
  readonly incident: number;
  readonly runId: string;
  /** The step that asks, or null when the whole run waits to be started. */
  readonly path: string | null;
  readonly prompt: string;
  readonly subjectHash: string;
  readonly state: 'pending' | 'approved' | 'rejected' | 'expired' | 'withdrawn';
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
}
