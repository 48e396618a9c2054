import { firebreak } from '#domain/incident.ts';
import type { Run } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { wasPaged } from '#store/repositories/pages.ts';
import { updateRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { settleIfQuiet } from './settle-if-quiet.ts';

/**
 * Ends a run and says so. Success hands the incident to monitoring until its alerts end; a failure or a doubt wakes a
 * person, unless the runbook's own steps already did.
 */
export async function finishRun(
  deps: Deps,
  trx: Transaction,
  run: Run,
  end: { readonly state: 'succeeded' | 'failed' | 'unknown' | 'cancelled' | 'rejected'; readonly reason: string },
): Promise<void> {
  const now = deps.clock.now();
  await updateRun(trx, run.id, { state: end.state, variables: run.variables, reason: end.reason }, now);
  const incident = await lockIncident(trx, run.incident);
  if (!incident) return;
  const verdict = {
    succeeded: 'succeeded',
    failed: 'failed',
    unknown: 'stopped in doubt',
    cancelled: 'was cancelled',
    rejected: 'was rejected',
  };
  await appendTimeline(trx, incident.number, {
    kind: 'run_finished',
    actor: firebreak,
    text: `${run.runbook} ${verdict[end.state]}: ${end.reason}.`,
    at: now,
  });
  if (incident.state === 'mitigating') {
    const state = end.state === 'succeeded' ? 'monitoring' : 'triggered';
    await updateIncident(
      trx,
      incident.number,
      { state: state === 'triggered' && incident.acknowledgedBy ? 'acknowledged' : state },
      now,
    );
  }
  if ((end.state === 'failed' || end.state === 'unknown') && !(await wasPaged(trx, incident.number))) {
    const summary = `INC-${incident.number} ${incident.title}: ${run.runbook} ${verdict[end.state]}: ${end.reason}`;
    const { severity } = incident;
    await deps.queue.send(
      trx,
      'send-page',
      { incident: incident.number, action: 'trigger', summary, severity },
      { priority: 10 },
    );
    await appendTimeline(trx, incident.number, {
      kind: 'escalated',
      actor: firebreak,
      text: 'Paging the on-call.',
      at: now,
    });
  }
  await settleIfQuiet(deps, trx, incident.number);
  await deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) });
}
