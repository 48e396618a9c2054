import { firebreak } from '#domain/incident.ts';
import { type Next, stepAt } from '#runbooks/flow.ts';
import type { Transaction } from '#store/database.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { updateRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from '#incidents/deps.ts';
import { finishRun } from '#incidents/finish-run.ts';
import type { Position } from './position.ts';
import { type Onward, reachStep } from './reach-step.ts';

/** Steps that take others back stand in a thread of their own, whatever thread those belonged to. */
const undoThread = 'undo';

type At = Pick<Position, 'run' | 'runbook'> & { readonly goOn: boolean };

/**
 * A run has failed: what it did is taken back, the last thing first, as far as its steps say how. Without anything to
 * take back the run ends.
 */
export async function beginUndo(deps: Deps, trx: Transaction, at: At, reason: string): Promise<Onward> {
  const { run, runbook } = at;
  const undo = (await stepsOfRun(trx, run.id))
    .filter((step) => step.state === 'done' && stepAt(runbook, step.path).undo.length > 0)
    .toReversed()
    .toSorted((a, b) => (b.finishedAt?.getTime() ?? 0) - (a.finishedAt?.getTime() ?? 0))
    .map((step) => step.path);
  const [first] = undo;
  if (first === undefined) {
    await finishRun(deps, trx, run, { state: 'failed', reason });
    return null;
  }
  await updateRun(trx, run.id, { undo, reason }, deps.clock.now());
  const text = `${run.runbook} failed: ${reason}. Taking back what it did.`;
  await appendTimeline(trx, run.incident, { kind: 'note', actor: firebreak, text, at: deps.clock.now() });
  // The job at hand is the lease of the thread that failed, not of this one.
  return reachStep(deps, trx, { ...at, goOn: false }, undoThread, `${first}.undo[0]`);
}

/** One step is taken back, or could not be: on with the one before it, and in the end the run has failed. */
export async function continueUndo(
  deps: Deps,
  trx: Transaction,
  at: At,
  ended: Next & { readonly kind: 'undo_end' },
): Promise<Onward> {
  const { run } = at;
  const now = deps.clock.now();
  const [, ...left] = run.undo ?? [];
  const text = ended.state === 'done' ? `Undone: ${ended.reason}.` : `Could not be undone: ${ended.reason}.`;
  await appendTimeline(trx, run.incident, { kind: 'note', actor: firebreak, text, at: now });
  const failed = ended.state === 'failed' ? `; NOT undone: ${ended.reason}` : '';
  const reason = `${run.reason ?? 'a step failed'}${failed}`;
  await updateRun(trx, run.id, { undo: left, reason }, now);
  const [next] = left;
  if (next !== undefined) {
    return reachStep(deps, trx, { ...at, run: { ...run, undo: left, reason } }, undoThread, `${next}.undo[0]`);
  }
  const end = reason.includes('NOT undone') ? reason : `${reason}; what it did was taken back`;
  await finishRun(deps, trx, { ...run, undo: left }, { state: 'failed', reason: end });
  return null;
}
