import type { Transaction } from '#store/database.ts';
import { incidentList } from '#store/repositories/incidents.ts';
import { lockRun, unfinishedRuns } from '#store/repositories/runs.ts';
import { currentStop, liftStop, type Stop, throwStop } from '#store/repositories/stop-switch.ts';
import { stopRun } from './cancel-run.ts';
import type { Deps } from './deps.ts';
import { expandPeople } from './expand-people.ts';
import { postNotice } from './post-notice.ts';

/** The cards of older incidents follow with their next change. */
const mostCards = 500;

export type Stopped =
  | { readonly kind: 'stopped'; readonly runs: readonly { readonly incident: number; readonly runbook: string }[] }
  | { readonly kind: 'already'; readonly stop: Stop };

/**
 * The switch for the worst hour: no runbook starts, none goes on, nothing is changed any more, on any replica and
 * after any restart, until a person lets them go on. Anybody may throw it.
 */
export async function stopEverything(
  deps: Deps,
  input: { readonly person: string; readonly reason: string | null },
): Promise<Stopped> {
  return deps.db.transaction().execute(async (trx) => {
    const stop = { by: input.person, reason: input.reason, at: deps.clock.now() };
    if (!(await throwStop(trx, stop))) return { kind: 'already', stop: (await currentStop(trx)) ?? stop };
    deps.log.warn(stop, 'all runbooks are stopped');
    const runs: { readonly incident: number; readonly runbook: string }[] = [];
    for (const { id } of await unfinishedRuns(trx)) {
      const run = await lockRun(trx, id);
      if (run === null || run.finishedAt) continue;
      await stopRun(deps, trx, run, input.person, 'all runbooks were stopped');
      runs.push({ incident: run.incident, runbook: run.runbook });
      // Whoever stopped everything may not look at this incident: those on call have to.
      const text = `All runbooks were stopped, ${run.runbook} with them: a person has to act here.`;
      await postNotice(deps, trx, { incident: run.incident, kind: 'alarm', key: `stopped/${run.id}`, text });
    }
    await refreshOpenCards(deps, trx);
    return { kind: 'stopped', runs };
  });
}

export type Resumed =
  | { readonly kind: 'resumed'; readonly stop: Stop }
  | { readonly kind: 'not_stopped' }
  | { readonly kind: 'not_permitted'; readonly approvers: readonly string[] };

/** Lets runbooks start again; those that were stopped stay ended. Only who may approve may do this. */
export async function resumeEverything(deps: Deps, input: { readonly person: string }): Promise<Resumed> {
  const permitted = (await expandPeople(deps, deps.policy.approvers)).includes(input.person);
  if (!permitted) return { kind: 'not_permitted', approvers: deps.policy.approvers };
  return deps.db.transaction().execute(async (trx) => {
    const stop = await liftStop(trx);
    if (stop === null) return { kind: 'not_stopped' };
    deps.log.warn({ by: input.person, stop }, 'runbooks may run again');
    await refreshOpenCards(deps, trx);
    return { kind: 'resumed', stop };
  });
}

/** Every open card says whether runbooks may run. */
async function refreshOpenCards(deps: Deps, trx: Transaction): Promise<void> {
  for (const { number } of await incidentList(trx, 'open', mostCards)) {
    await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
  }
}

/** Who stopped everything; null while runbooks may run. */
export async function readStop(deps: Deps): Promise<Stop | null> {
  return currentStop(deps.db);
}
