import { firebreak } from '#domain/incident.ts';
import type { Run } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { wasPaged } from '#store/repositories/pages.ts';
import { pendingApprovals, settleApproval } from '#store/repositories/approvals.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { releaseTargets } from '#store/repositories/target-locks.ts';
import { updateRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { sayStory } from './engine/say-story.ts';
import { postNotice } from './post-notice.ts';
import { settleIfQuiet } from './settle-if-quiet.ts';

/**
 * Ends a run and says so. Success hands the incident to monitoring until its alerts end; a failure wakes a person,
 * unless the runbook's own steps already did, and tells the channel everything that was done. Whatever the end, the
 * run's questions are withdrawn and its targets are free.
 */
export async function finishRun(
  deps: Deps,
  trx: Transaction,
  run: Run,
  end: { readonly state: 'succeeded' | 'failed' | 'cancelled' | 'rejected'; readonly reason: string },
): Promise<void> {
  const now = deps.clock.now();
  await updateRun(trx, run.id, { state: end.state, reason: end.reason }, now);
  await releaseTargets(trx, run.id);
  for (const { id } of await pendingApprovals(trx, run.id)) {
    await settleApproval(trx, id, { state: 'withdrawn', by: null, reason: end.reason }, now);
  }
  const incident = await lockIncident(trx, run.incident);
  if (!incident) return;
  const verdict = {
    succeeded: 'succeeded',
    failed: 'failed',
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
  if (end.state === 'failed') {
    const story = sayStory(await stepsOfRun(trx, run.id));
    const text = `${run.runbook} failed: ${end.reason}.${story === '' ? '' : ` What it did:\n${story}`}`;
    await postNotice(deps, trx, { incident: incident.number, kind: 'alarm', key: `failed/${run.id}`, text });
  }
  if (end.state === 'failed' && !(await wasPaged(trx, incident.number))) {
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
