import { stepAt } from '#runbooks/flow.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Transaction } from '#store/database.ts';
import { insertStep, type NewStep } from '#store/repositories/run-steps.ts';
import type { Deps } from '#incidents/deps.ts';

/** A step that a thread reaches next. */
export interface Reached {
  readonly run: string;
  readonly runbook: Runbook;
  readonly thread: string;
  readonly path: string;
}

/** Makes a step a thread's next one: its record and its job commit together. */
export async function queueStep(deps: Deps, trx: Transaction, next: Reached): Promise<void> {
  await insertStep(trx, stepRecord(next));
  await queueThread(deps, trx, next);
}

/** Sees to it that a thread goes on, at once or at an instant. */
export async function queueThread(
  deps: Deps,
  trx: Transaction,
  thread: { readonly run: string; readonly thread: string },
  startAfter?: Date,
): Promise<void> {
  const payload = { run: thread.run, thread: thread.thread };
  await deps.queue.send(trx, 'advance-run', payload, { priority: 5, ...(startAfter && { startAfter }) });
}

/** The record that a step begins with. */
export function stepRecord({ run, runbook, thread, path }: Reached): NewStep {
  const step = stepAt(runbook, path);
  return { run, thread, path, type: step.type, title: step.name ?? step.type };
}
