import type { Transaction } from '#store/database.ts';
import type { Run } from '#domain/run.ts';
import { activeRun, lockRun, updateRun } from '#store/repositories/runs.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { finishRun } from './finish-run.ts';

export type Cancelled =
  /** It has ended. */
  | { readonly kind: 'cancelled'; readonly runbook: string }
  /** A step is at work; the run ends with it, at once where the step can be broken off. */
  | { readonly kind: 'stopping'; readonly runbook: string; readonly step: string }
  | { readonly kind: 'already'; readonly runbook: string }
  | { readonly kind: 'no_run' }
  | { readonly kind: 'not_found' };

/** A person stops the run of an incident. What it did so far stands, and is said. */
export async function cancelRun(
  deps: Deps,
  input: { readonly incident: number; readonly person: string },
): Promise<Cancelled> {
  return deps.db.transaction().execute(async (trx) => {
    if (!(await incidentByNumber(trx, input.incident))) return { kind: 'not_found' };
    const active = await activeRun(trx, input.incident);
    // The run before its incident, as everybody else locks them.
    const run = active && (await lockRun(trx, active.id));
    if (!run || run.finishedAt) return { kind: 'no_run' };
    if (run.cancel !== null) return { kind: 'already', runbook: run.runbook };
    return stopRun(deps, trx, run, input.person, 'a person cancelled it');
  });
}

/** Ends a run now, or, while a step of it is at work, tells it to end. */
export async function stopRun(
  deps: Deps,
  trx: Transaction,
  run: Run,
  person: string,
  reason: string,
): Promise<Cancelled & { readonly runbook: string }> {
  const now = deps.clock.now();
  await updateRun(trx, run.id, { cancel: { by: person, at: now } }, now);
  const actor = { kind: 'person', id: person } as const;
  await appendTimeline(trx, run.incident, { kind: 'note', actor, text: `Stopped ${run.runbook}.`, at: now });
  const atWork = (await stepsOfRun(trx, run.id)).find((step) => step.state === 'started');
  if (atWork !== undefined) return { kind: 'stopping', runbook: run.runbook, step: atWork.title };
  await finishRun(deps, trx, run, { state: 'cancelled', reason });
  return { kind: 'cancelled', runbook: run.runbook };
}
