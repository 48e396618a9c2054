import type { Approval, Run } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { approvalById, lockApproval, settleApproval } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { finishStep, stepOfRun } from '#store/repositories/run-steps.ts';
import { lockRun, updateRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import { pinnedRunbook } from './advance-run.ts';
import type { Deps } from './deps.ts';
import { expandPeople } from './expand-people.ts';
import { finishRun } from './finish-run.ts';
import { approvalSubject, startRun } from './propose-run.ts';
import { queueStep } from './queue-step.ts';

export interface Press {
  readonly approval: string;
  readonly verdict: 'approve' | 'reject';
  /** Slack id of whoever pressed. */
  readonly person: string;
  readonly reason: string | null;
}

export type Decided =
  | { readonly kind: 'approved' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'not_permitted'; readonly approvers: readonly string[] }
  | {
      readonly kind: 'already_decided';
      readonly state: Exclude<Approval['state'], 'pending'>;
      readonly by: string | null;
    }
  | { readonly kind: 'expired' }
  | { readonly kind: 'changed'; readonly what: string }
  | { readonly kind: 'not_found' };

/**
 * Acts on a press of Approve or Reject. Of two people pressing at once one decides and the other is told who did;
 * every press is in the timeline. An approval counts only for exactly what was shown.
 */
export async function decideApproval(deps: Deps, press: Press): Promise<Decided> {
  const shown = await approvalById(deps.db, press.approval);
  if (!shown) return { kind: 'not_found' };
  // Membership is asked of Slack at the press, before the transaction: somebody removed meanwhile no longer counts.
  const permitted = (await expandPeople(deps, deps.policy.approvers)).includes(press.person);
  return deps.db.transaction().execute(async (trx) => {
    const approval = await lockApproval(trx, press.approval);
    if (!approval) return { kind: 'not_found' };
    if (!permitted) return refuse(deps, trx, approval, press);
    if (approval.state !== 'pending') {
      return { kind: 'already_decided', state: approval.state, by: approval.decidedBy };
    }
    if (approval.expiresAt <= deps.clock.now()) return { kind: 'expired' };
    const run = await lockRun(trx, approval.runId);
    if (!run || run.finishedAt) return { kind: 'already_decided', state: 'withdrawn', by: null };
    return press.verdict === 'approve'
      ? approve(deps, trx, approval, run, press)
      : reject(deps, trx, approval, run, press);
  });
}

async function refuse(deps: Deps, trx: Transaction, approval: Approval, press: Press): Promise<Decided> {
  await appendTimeline(trx, approval.incident, {
    kind: 'approval_refused',
    actor: { kind: 'person', id: press.person },
    text: `Pressed ${press.verdict === 'approve' ? 'Approve' : 'Reject'} without being among the approvers.`,
    at: deps.clock.now(),
  });
  return { kind: 'not_permitted', approvers: deps.policy.approvers };
}

async function approve(deps: Deps, trx: Transaction, approval: Approval, run: Run, press: Press): Promise<Decided> {
  const now = deps.clock.now();
  const subject = approval.path === null ? approvalSubject(run.runbookHash, run.variables) : run.runbookHash;
  if (subject !== approval.subjectHash) return { kind: 'changed', what: 'the runbook or its values' };
  const incident = await incidentByNumber(trx, approval.incident);
  if (!incident) return { kind: 'not_found' };

  await settleApproval(trx, approval.id, { state: 'approved', by: press.person, reason: press.reason }, now);
  const actor = { kind: 'person', id: press.person } as const;
  const text = `Approved: ${approval.prompt}`;
  await appendTimeline(trx, approval.incident, { kind: 'approved', actor, text, at: now });
  await updateRun(trx, run.id, { state: 'running' }, now);
  const runbook = pinnedRunbook(run);
  if (approval.path === null) {
    await startRun(deps, trx, run.id, incident, runbook, actor);
  } else {
    await resume(deps, trx, run, approval.path, { approved: true, by: press.person });
    await queueStep(deps, trx, { run: run.id, runbook, path: approval.path });
  }
  await deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) });
  return { kind: 'approved' };
}

async function reject(deps: Deps, trx: Transaction, approval: Approval, run: Run, press: Press): Promise<Decided> {
  const now = deps.clock.now();
  await settleApproval(trx, approval.id, { state: 'rejected', by: press.person, reason: press.reason }, now);
  const why = press.reason === null ? '' : `: ${press.reason}`;
  const text = `Rejected “${approval.prompt}”${why}`;
  await appendTimeline(trx, approval.incident, {
    kind: 'rejected',
    actor: { kind: 'person', id: press.person },
    text,
    at: now,
  });
  if (approval.path === null) {
    await finishRun(deps, trx, run, { state: 'rejected', reason: `a person said no${why}` });
  } else {
    await updateRun(trx, run.id, { state: 'running' }, now);
    await resume(deps, trx, run, approval.path, { approved: false, by: press.person, reason: press.reason });
    await queueStep(deps, trx, { run: run.id, runbook: pinnedRunbook(run), path: approval.path });
  }
  return { kind: 'rejected' };
}

/** Leaves the verdict where the waiting step will read it. */
async function resume(
  deps: Deps,
  trx: Transaction,
  run: Run,
  path: string,
  memo: { readonly approved: boolean; readonly by: string; readonly reason?: string | null },
): Promise<void> {
  const step = await stepOfRun(trx, run.id, path);
  if (!step) return;
  const attempt = { run: run.id, path, attempt: step.attempt };
  await finishStep(trx, attempt, { state: 'queued', summary: step.summary ?? '', memo: { ...memo } }, deps.clock.now());
}
