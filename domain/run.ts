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
      /** Its `when` did not hold, so that nothing happened. */
      readonly skipped?: true;
    }
  /** `afresh`: the next try begins with nothing that this one remembered. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string; readonly afresh?: true }
  /** `final`: trying again cannot help, whatever the step's `retry` says. */
  | { readonly kind: 'failed'; readonly reason: string; readonly final?: true }
  /** `memo` is handed back to the step when it is resumed. */
  | { readonly kind: 'waiting'; readonly for: Waiting; readonly memo: Json; readonly summary: string }
  /** Starts threads and waits until they have ended; `memo` is handed to the step's join. */
  | { readonly kind: 'fork'; readonly threads: readonly NewThread[]; readonly memo: Json; readonly summary: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A line of steps that a step starts: a branch of parallel, a turn of a loop, a called runbook. */
export interface NewThread {
  /** Unique in the run: the address it begins under, e.g. `steps[2].branches.logs` or `steps[3]#0`. */
  readonly name: string;
  /** Address of its first step. */
  readonly first: string;
  /**
   * What its steps see and where they save: `shared` what surrounds them, `loop` that and variables of their own,
   * `own` only the latter.
   */
  readonly scope: ThreadScope;
  readonly variables: Readonly<Record<string, Json>>;
}

export type ThreadScope = 'shared' | 'loop' | 'own';

/** A thread as the step that started it sees it. */
export interface EndedThread {
  readonly name: string;
  readonly state: 'running' | 'done' | 'failed';
  /** Why it failed. */
  readonly reason: string | null;
  /** Its own variables, with what its steps saved; empty for `shared`. */
  readonly variables: Readonly<Record<string, Json>>;
}

/** Something a step tells people. */
export type Announcement =
  | { readonly channel: 'slack'; readonly text: string; readonly escalate: boolean }
  | { readonly channel: 'pagerduty'; readonly text: string; readonly severity: Severity }
  /** Posted as JSON to a host that the installation allows. */
  | { readonly channel: 'webhook'; readonly url: string; readonly text: string; readonly body: string };

/** What a waiting step waits for: an instant, people, or its threads. None holds a process. */
export type Waiting =
  | { readonly kind: 'time'; readonly until: Date }
  | {
      readonly kind: 'approval';
      readonly prompt: string;
      readonly expiresAt: Date;
      readonly approvers: readonly string[] | null;
      readonly quorum: number | null;
    }
  | { readonly kind: 'threads' };

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

const stepStates = ['queued', 'started', 'waiting', 'done', 'skipped', 'failed', 'unknown'] as const;
export const stepStateSchema = z.enum(stepStates);
export type StepState = z.infer<typeof stepStateSchema>;

/** One execution of a runbook for an incident. The runbook's text is pinned: a later edit does not change a run. */
export interface Run {
  readonly id: string;
  readonly incident: number;
  readonly runbook: string;
  readonly runbookHash: string;
  readonly runbookSource: string;
  /** The texts of the runbooks it calls, by name. */
  readonly calledSources: Readonly<Record<string, string>>;
  readonly state: RunState;
  /** Whether each change is put to people (`ask`) or made at once (`act`). */
  readonly mode: RunMode;
  /** Values the expressions and templates of the run see; grows by each step's `save_as`. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Changes that people have approved: the step's address, and the hash of exactly what they were shown. */
  readonly approved: Readonly<Record<string, ApprovedChange>>;
  readonly startedBy: string;
  readonly reason: string | null;
  /** A person wants it to stop; honoured at the next boundary. */
  readonly cancel: { readonly by: string; readonly at: Date } | null;
  /** Steps that are still to be taken back, the next first; null unless the run is undoing what it did. */
  readonly undo: readonly string[] | null;
  /** The run whose failed step this one tries again. */
  readonly retryOf: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export type RunMode = 'ask' | 'act';

export interface ApprovedChange {
  readonly subject: string;
  /** Slack ids. */
  readonly by: readonly string[];
}

/** One step of a run as it went; `path` is its address in the run, e.g. `steps[1].if_true[0]`. */
export interface RunStep {
  readonly runId: string;
  readonly path: string;
  /** The line of steps it belongs to; empty for the runbook's own. */
  readonly thread: string;
  readonly type: string;
  readonly title: string;
  readonly state: StepState;
  readonly attempt: number;
  readonly summary: string | null;
  /** Its fields as they were rendered, by field. */
  readonly input: Readonly<Record<string, Json>> | null;
  readonly output: Json;
  /** What it changed, a line a field; null where it changed nothing. */
  readonly change: StepChange | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What a step did to the world, as it was simulated right before. */
export interface StepChange {
  readonly title: string;
  readonly difference: readonly string[];
  /** Why it needed nobody, or who approved: Slack ids. */
  readonly approvedBy: readonly string[];
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
  /** What would change, as it was simulated for this question. */
  readonly preview: readonly PreviewedStep[];
  /** Slack user and group ids, roles resolved. */
  readonly approvers: readonly string[];
  /** How many different people have to approve. */
  readonly quorum: number;
  /** Who may not, having asked for the run; null where that does not matter. */
  readonly excluded: string | null;
  /** Who has approved so far, and, once decided, who did. */
  readonly approvedBy: readonly string[];
  /** `void`: what was shown no longer holds; the question was put anew. */
  readonly state: 'pending' | 'approved' | 'rejected' | 'expired' | 'withdrawn' | 'void';
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
}

/** One changing step as an approval shows it. */
export interface PreviewedStep {
  readonly path: string;
  readonly title: string;
  readonly difference: readonly string[];
  /** Pods that go away or are replaced, of how many. */
  readonly pods: { readonly touched: number; readonly of: number } | null;
  readonly notes: readonly string[];
  /** The target's resourceVersion at the simulation. */
  readonly version: string | null;
  /** Hash of what was shown; null where it could not be simulated yet, so that it will be asked about in its turn. */
  readonly subject: string | null;
  /** Why a guardrail would stop it now, or why it cannot be simulated. */
  readonly obstacle: string | null;
}
