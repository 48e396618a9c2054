import { firebreak } from '#domain/incident.ts';
import type { JobPayload } from '#domain/jobs.ts';
import { lockApproval, settleApproval } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepOfRun } from '#store/repositories/run-steps.ts';
import { threadsOfRun } from '#store/repositories/run-threads.ts';
import { lockRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { commitOutcome } from './engine/commit-outcome.ts';
import { pinnedRunbook } from './engine/pinned-runbook.ts';
import { finishRun } from './finish-run.ts';

/** A question that nobody has answered is paged when its reminder is due, and ends the run when it expires. */
export async function approvalDue(deps: Deps, due: JobPayload<'approval-due'>): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const approval = await lockApproval(trx, due.approval);
    if (approval?.state !== 'pending') return;
    const incident = await incidentByNumber(trx, approval.incident);
    if (!incident) return;
    const now = deps.clock.now();
    if (due.stage === 'remind') {
      const summary = `INC-${incident.number} ${incident.title}: waits for approval. ${approval.prompt}`;
      const { number, severity } = incident;
      await deps.queue.send(
        trx,
        'send-page',
        { incident: number, action: 'trigger', summary, severity },
        { priority: 10 },
      );
      const text = 'Nobody has answered the approval yet: paging the on-call.';
      await appendTimeline(trx, number, { kind: 'escalated', actor: firebreak, text, at: now });
      return;
    }
    const run = await lockRun(trx, approval.runId);
    await settleApproval(trx, approval.id, { state: 'expired', by: null, reason: 'nobody answered in time' }, now);
    const text = `The approval expired unanswered: ${approval.prompt}`;
    await appendTimeline(trx, incident.number, { kind: 'approval_expired', actor: firebreak, text, at: now });
    if (!run || run.finishedAt) return;
    const reason = 'nobody approved it in time';
    const step = approval.path === null ? null : await stepOfRun(trx, run.id, approval.path);
    if (step === null) return finishRun(deps, trx, run, { state: 'failed', reason });
    // Steps before it may have changed something: the step fails as any other does, with all that follows.
    const threads = await threadsOfRun(trx, run.id);
    const at = { run, runbook: pinnedRunbook(run), threads, step, claimed: false, attempt: step.attempt, goOn: false };
    await commitOutcome(deps, trx, at, { kind: 'failed', reason: `not approved: ${reason}`, final: true });
  });
}
