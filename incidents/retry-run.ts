import { randomUUID } from 'node:crypto';
import type { RunStep } from '#domain/run.ts';
import { stepAt, threadsAround } from '#runbooks/flow.ts';
import type { Transaction } from '#store/database.ts';
import { copyThreads } from '#store/repositories/run-threads.ts';
import { copySteps, stepsOfRun } from '#store/repositories/run-steps.ts';
import { insertRun, latestRun } from '#store/repositories/runs.ts';
import { lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { pinnedRunbook } from './engine/pinned-runbook.ts';
import { queueStep } from './engine/queue-step.ts';
import { expandPeople } from './expand-people.ts';

export type Retried =
  | { readonly kind: 'retried'; readonly runbook: string; readonly step: string }
  | { readonly kind: 'not_permitted'; readonly approvers: readonly string[] }
  /** The latest run has not failed at a step. */
  | { readonly kind: 'nothing_failed' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'not_found' };

/**
 * Begins again where the latest run of an incident failed: a new run of the same pinned text, with the values and the
 * finished steps of the old one, whose record stays as it is. Where changes are put to people, they are so anew.
 */
export async function retryRun(
  deps: Deps,
  input: { readonly incident: number; readonly person: string },
): Promise<Retried> {
  const permitted = (await expandPeople(deps, deps.policy.approvers)).includes(input.person);
  if (!permitted) return { kind: 'not_permitted', approvers: deps.policy.approvers };
  return deps.db.transaction().execute(async (trx) => {
    const incident = await lockIncident(trx, input.incident);
    if (!incident) return { kind: 'not_found' };
    if (incident.state === 'resolved' || incident.state === 'closed' || incident.state === 'merged') {
      return { kind: 'closed' };
    }
    if (await currentStop(trx)) return { kind: 'stopped' };
    const run = await latestRun(trx, incident.number);
    if (!run || run.state !== 'failed') return { kind: 'nothing_failed' };
    const steps = await stepsOfRun(trx, run.id);
    const failed = failedStep(steps);
    if (failed === null) return { kind: 'nothing_failed' };
    const now = deps.clock.now();
    const id = randomUUID();
    const { runbook, runbookHash, runbookSource, calledSources, mode, variables } = run;
    const again = { runbook, runbookHash, runbookSource, calledSources, mode, variables, retryOf: run.id };
    const inserted = await insertRun(
      trx,
      { ...again, id, incident: incident.number, state: 'running', startedBy: input.person },
      now,
    );
    if (!inserted) return { kind: 'nothing_failed' };
    await carryOver(trx, run.id, id, steps, failed);
    const pinned = pinnedRunbook(run);
    if (pinned.risk !== 'low') await updateIncident(trx, incident.number, { state: 'mitigating' }, now);
    const text = `Tries ${runbook} again from "${failed.title}" (${failed.path}).`;
    const actor = { kind: 'person', id: input.person } as const;
    await appendTimeline(trx, incident.number, { kind: 'run_started', actor, text, at: now });
    await queueStep(deps, trx, { run: id, runbook: pinned, thread: failed.thread, path: failed.path });
    await deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) });
    return { kind: 'retried', runbook, step: stepAt(pinned, failed.path).name ?? failed.title };
  });
}

/** Steps that handle a failure or take something back. */
const aside = /\.(?:on_failure|undo)\[/;

/** The innermost step at which the run failed: steps around it failed only because of it. */
function failedStep(steps: readonly RunStep[]): RunStep | null {
  const failed = steps.filter((step) => step.state === 'failed' && !aside.test(step.path));
  return failed.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/** Steps that are done stay done; steps around the failed one wait for it again. */
async function carryOver(
  trx: Transaction,
  from: string,
  to: string,
  steps: readonly RunStep[],
  failed: RunStep,
): Promise<void> {
  const own = steps.filter((step) => step.path !== failed.path && !aside.test(step.path));
  const kept = own.filter((step) => step.state === 'done' || step.state === 'skipped').map(({ path }) => path);
  const around = own.filter((step) => step.state === 'failed' && failed.path.startsWith(step.path));
  await copyThreads(trx, from, to, threadsAround(failed.path));
  await copySteps(trx, from, to, { kept, reopened: around.map(({ path }) => path) });
}
