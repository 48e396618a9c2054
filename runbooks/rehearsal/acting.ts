import type { Announcement, Outcome } from '#domain/run.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import type { StepPorts } from '#runbooks/ports.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { RehearsalRun, RehearsedStep } from './rehearsal-run.ts';

/** Where a runbook is rehearsed: a world, and a clock that jumps over every wait. */
export interface Stage {
  readonly ports: StepPorts;
  readonly now: () => Date;
  readonly pass: (ms: number) => void | Promise<void>;
  /** What people answer to an approval step; null when nobody does before it expires. */
  readonly decide: (prompt: string) => Verdict | null;
}

/** The answer to an approval step. */
export type Verdict =
  | { readonly approved: true; readonly by: string }
  | { readonly approved: false; readonly by: string; readonly reason: string };

export interface Rehearsed {
  readonly state: 'succeeded' | 'failed' | 'unknown';
  readonly reason: string;
  /** In the order in which they began; those that were skipped among them. */
  readonly steps: readonly RehearsedStep[];
  readonly announcements: readonly Announcement[];
  readonly variables: Variables;
}

/** A step's turn; `verdict` is an outcome that others have decided, such as an expired approval. */
export interface Turn {
  readonly path: string;
  readonly at: Date;
  readonly verdict?: Outcome;
}

/** A rehearsal under way. */
export interface Acting {
  readonly runbook: Runbook;
  readonly stage: Stage;
  readonly run: RehearsalRun;
  readonly announcements: Announcement[];
  /** Steps still to be taken back, the present one first; null before the run has failed. */
  undo: readonly string[] | null;
  end: Pick<Rehearsed, 'state' | 'reason'> | null;
  /** Why the run is failing. */
  reason: string | null;
  doubt: string | null;
}
