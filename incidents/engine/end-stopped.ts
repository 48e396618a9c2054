import type { Transaction } from '#store/database.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { lockRun } from '#store/repositories/runs.ts';
import type { Deps } from '#incidents/deps.ts';
import { finishRun } from '#incidents/finish-run.ts';

/**
 * Ends a run that was cancelled, once none of its threads is in the middle of a step: what such a step does belongs
 * into the record, so the last thread to come to a boundary ends the run.
 */
export async function endStopped(deps: Deps, trx: Transaction, id: string, reason: string): Promise<void> {
  const run = await lockRun(trx, id);
  if (run === null || run.finishedAt) return;
  if ((await stepsOfRun(trx, id)).some((step) => step.state === 'started')) return;
  await finishRun(deps, trx, run, { state: 'cancelled', reason });
}
