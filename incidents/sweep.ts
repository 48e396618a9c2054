import { firebreak } from '#domain/incident.ts';
import { expireAlerts } from '#store/repositories/alerts.ts';
import { stillRuns, updateRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

/** A running step reports back at least this often; one that does not has lost its process and its job. */
const stillAfterMs = 15 * 60_000;

/** Once a minute: alerts whose sender went silent end, and runs that stand still are said to stand still. */
export async function sweep(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    const expired = await expireAlerts(trx, now);
    if (expired.length > 0) await deps.queue.send(trx, 'correlate-alerts', { alerts: [...expired] });
  });
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
