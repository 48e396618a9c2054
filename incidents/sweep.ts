import { firebreak } from '#domain/incident.ts';
import { expireAlerts } from '#store/repositories/alerts.ts';
import { firingDespiteSuccess, lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { stillRuns, updateRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { queueCorrelation } from './queue-correlation.ts';

/** A running step reports back at least this often; one that does not has lost its process and its job. */
const stillAfterMs = 15 * 60_000;

/** After a runbook's success its alerts should end within this; the longest common alert windows are shorter. */
const quietAfterMs = 10 * 60_000;

/**
 * Once a minute: alerts whose sender went silent end, runs that stand still are said to stand still, and a success
 * that did not end the alerts is taken back.
 */
export async function sweep(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    await queueCorrelation(deps, trx, await expireAlerts(trx, now));
  });
  for (const number of await firingDespiteSuccess(deps.db, new Date(now.getTime() - quietAfterMs))) {
    await takeBackSuccess(deps, number);
  }
  for (const run of await stillRuns(deps.db, new Date(now.getTime() - stillAfterMs))) {
    await deps.db.transaction().execute(async (trx) => {
      // Touching the run makes the next sweep silent about it for another while.
      await updateRun(trx, run.id, { state: 'running' }, now);
      const text = `${run.runbook} has not moved for 15 minutes. Look at its last step; nothing is being done meanwhile.`;
      await appendTimeline(trx, run.incident, { kind: 'escalated', actor: firebreak, text, at: now });
      const summary = `INC-${run.incident}: ${text}`;
      await deps.queue.send(trx, 'send-page', { incident: run.incident, action: 'trigger', summary, severity: 'sev2' });
      await deps.queue.send(trx, 'refresh-card', { incident: run.incident }, { key: String(run.incident) });
    });
  }
}

async function takeBackSuccess(deps: Deps, number: number): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    const incident = await lockIncident(trx, number);
    if (incident?.state !== 'monitoring') return;
    await updateIncident(trx, number, { state: incident.acknowledgedBy === null ? 'triggered' : 'acknowledged' }, now);
    const text = 'Its alerts still fire 10 minutes after the runbook succeeded: it did not help. Paging the on-call.';
    await appendTimeline(trx, number, { kind: 'escalated', actor: firebreak, text, at: now });
    const { severity } = incident;
    const summary = `INC-${number} ${incident.title}: ${text}`;
    await deps.queue.send(
      trx,
      'send-page',
      { incident: number, action: 'trigger', summary, severity },
      { priority: 10 },
    );
    await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
  });
}
