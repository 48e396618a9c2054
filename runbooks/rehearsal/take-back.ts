import { stepAt } from '#runbooks/flow.ts';
import type { Acting, Turn } from './acting.ts';

/** The run has failed: what it did is taken back, the last thing first, as far as its steps say how. */
export function undoFirst(acting: Acting, reason: string): readonly Turn[] {
  const { runbook, run } = acting;
  acting.reason = reason;
  acting.undo = run
    .steps()
    .filter((step) => step.state === 'done' && stepAt(runbook, step.path).undo.length > 0)
    .toSorted((a, b) => b.ended - a.ended)
    .map(({ path }) => path);
  if (acting.undo.length === 0) acting.end = { state: 'failed', reason };
  return undoStep(acting);
}

/** A step is taken back, or could not be: on with the one before it, and in the end the run has failed. */
export function undoNext(acting: Acting, failed: string | null): readonly Turn[] {
  const [, ...left] = acting.undo ?? [];
  acting.undo = left;
  const reason = acting.reason ?? 'a step failed';
  acting.reason = failed === null ? reason : `${reason}; NOT undone: ${failed}`;
  if (left.length === 0) {
    const whole = acting.reason.includes('NOT undone') ? acting.reason : `${reason}; what it did was taken back`;
    acting.end = { state: 'failed', reason: whole };
  }
  return undoStep(acting);
}

function undoStep({ undo, stage }: Acting): readonly Turn[] {
  const [path] = undo ?? [];
  return path === undefined ? [] : [{ path: `${path}.undo[0]`, at: stage.now() }];
}
