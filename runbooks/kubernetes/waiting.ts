import type { OutsideError } from '#domain/outside-error.ts';
import type { Json, Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';

/** How often the cluster is asked how far something has come. */
export const pollMs = 2000;

/** How many calls in a row may fail before a step gives up looking. */
export const mostTries = 5;

/** How long a change of a workload may take unless its step says otherwise. */
export const usualTimeoutMs = 5 * 60_000;

/** Waits, scaled as the run's waits are. */
export function later(delayMs: number, memo: Json, summary: string, run: StepRun): Outcome {
  const until = new Date(run.now().getTime() + delayMs * run.waitScale);
  return { kind: 'waiting', for: { kind: 'time', until }, memo, summary };
}

/**
 * What was simulated no longer holds and nothing has been done: the step begins anew, so that it is simulated and, where
 * people have to approve, asked about again. Counts as a try, so that a target that never rests ends the step.
 */
export function anew(reason: string): Outcome {
  return { kind: 'retry', afterMs: 0, reason, afresh: true };
}

/** Nothing has happened, so the step may be tried again. */
export function asRetry(error: OutsideError, run: StepRun): Outcome {
  const asked = error.retry.kind === 'safe' ? error.retry.afterMs : 0;
  return { kind: 'retry', afterMs: Math.max(asked, pollMs * run.waitScale), reason: error.message };
}
