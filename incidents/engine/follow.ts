import { type Next, nextPath } from '#runbooks/flow.ts';
import type { Transaction } from '#store/database.ts';
import { updateRun } from '#store/repositories/runs.ts';
import type { Deps } from '#incidents/deps.ts';
import { finishRun } from '#incidents/finish-run.ts';
import { endStopped } from './end-stopped.ts';
import type { Position } from './position.ts';
import { type Onward, reachStep } from './reach-step.ts';
import { stopReason } from './stop-reason.ts';
import { beginUndo, continueUndo } from './undo.ts';

/** A thread has come to its end: the step that started it decides what comes next. */
export type ThreadEnd = Next & { readonly kind: 'thread_end' };

/** From a finished step to what comes next: a step, the end of its thread, taking steps back, or the end of the run. */
export async function follow(
  deps: Deps,
  trx: Transaction,
  at: Position & { readonly goOn: boolean },
  result: { readonly state: 'done' | 'failed'; readonly reason: string | null; readonly branch: string | undefined },
): Promise<Onward | ThreadEnd> {
  const { run, runbook, step } = at;
  const stop = await stopReason(trx, run);
  if (stop !== null) {
    await endStopped(deps, trx, run.id, stop);
    return null;
  }
  const next = nextPath(runbook, step.path, result.state, result.branch);
  switch (next.kind) {
    case 'step': {
      // A failure is remembered while its on_failure steps run, so that the run's end can say why.
      await updateRun(trx, run.id, { ...(result.reason !== null && { reason: result.reason }) }, deps.clock.now());
      await deps.queue.send(trx, 'refresh-card', { incident: run.incident }, { key: String(run.incident) });
      return reachStep(deps, trx, at, step.thread, next.path);
    }
    case 'thread_end':
      return { ...next, reason: result.reason ?? run.reason ?? next.reason };
    case 'undo_end':
      return continueUndo(deps, trx, at, next);
    case 'end': {
      if (next.state === 'succeeded') {
        await finishRun(deps, trx, run, { state: 'succeeded', reason: next.reason });
        return null;
      }
      const reason = result.reason ?? run.reason ?? next.reason;
      return beginUndo(deps, trx, at, reason);
    }
  }
}
