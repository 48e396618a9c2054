import { stepAt } from '#runbooks/flow.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Transaction } from '#store/database.ts';
import { insertStep } from '#store/repositories/run-steps.ts';
import type { Deps } from './deps.ts';

/** Makes a step the run's next one: its record and its job commit together. */
export async function queueStep(
  deps: Deps,
  trx: Transaction,
  next: { readonly run: string; readonly runbook: Runbook; readonly path: string; readonly startAfter?: Date },
): Promise<void> {
  const step = stepAt(next.runbook, next.path);
  await insertStep(trx, { run: next.run, path: next.path, type: step.type, title: step.name ?? step.type });
  await deps.queue.send(
    trx,
    'advance-run',
    { run: next.run, path: next.path },
    { priority: 5, ...(next.startAfter && { startAfter: next.startAfter }) },
  );
}
