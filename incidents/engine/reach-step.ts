import { stepAt } from '#runbooks/flow.ts';
import type { Transaction } from '#store/database.ts';
import { insertStep, startStep } from '#store/repositories/run-steps.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Position } from './position.ts';
import { queueStep, stepRecord } from './queue-step.ts';

/** Where a thread goes on at once; null when it waits, has ended, or goes on by a job. */
export type Onward = { readonly kind: 'onward'; readonly thread: string; readonly path: string } | null;

/**
 * Makes a step the next one of a thread: begun at once where whoever commits goes on with it, else left to a job. A
 * step that has a plan is not begun before its plan was judged.
 */
export async function reachStep(
  deps: Deps,
  trx: Transaction,
  at: Pick<Position, 'run' | 'runbook'> & { readonly goOn: boolean },
  thread: string,
  path: string,
): Promise<Onward> {
  const next = { run: at.run.id, runbook: at.runbook, thread, path };
  if (!at.goOn) {
    await queueStep(deps, trx, next);
    return null;
  }
  await insertStep(trx, stepRecord(next));
  if (stepAt(at.runbook, path).body.plan === null) {
    await startStep(trx, { run: at.run.id, path, attempt: 0, tries: 1 }, deps.clock.now());
  }
  return { kind: 'onward', thread, path };
}
