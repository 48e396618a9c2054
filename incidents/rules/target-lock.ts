import type { ChangeTarget } from '#domain/change.ts';
import { sayDuration } from '#domain/duration.ts';
import { sayTarget } from './change-target.ts';

/** The run that has a target to itself, from its first change of it until it ends. */
export interface TargetHolder {
  readonly run: string;
  readonly runbook: string;
  readonly incident: number;
}

export interface TargetQuestion {
  readonly target: ChangeTarget;
  /** The run that wants the target. */
  readonly run: string;
  /** Who has it; null when nobody does. */
  readonly holder: TargetHolder | null;
  readonly whenBusy: 'wait' | 'refuse';
  /** How long the run has waited for this target already. */
  readonly waitedMs: number;
  /** How long it may wait. */
  readonly waitAtMostMs: number;
}

export type TargetVerdict =
  | { readonly verdict: 'go' }
  | { readonly verdict: 'wait' | 'refuse'; readonly reason: string };

/** One run per target at a time: whether a run may take a target now. A run never stands in its own way. */
export function judgeTargetLock(question: TargetQuestion): TargetVerdict {
  const { target, run, holder, whenBusy, waitedMs, waitAtMostMs } = question;
  if (holder === null || holder.run === run) return { verdict: 'go' };
  const busy = `${sayTarget(target)} is in the hands of ${holder.runbook} for INC-${holder.incident} (run ${holder.run})`;
  if (whenBusy === 'refuse') {
    return { verdict: 'refuse', reason: `${busy}, and targets.when_busy says not to wait for it.` };
  }
  if (waitedMs < waitAtMostMs) return { verdict: 'wait', reason: `${busy}; one run at a time.` };
  const patience = `after ${sayDuration(waitedMs)}, and targets.wait_at_most is ${sayDuration(waitAtMostMs)}`;
  return { verdict: 'refuse', reason: `${busy} still, ${patience}.` };
}
