import type { Approval, Run } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { insertPress } from '#store/repositories/approval-presses.ts';
import { approvalById, countApproval, lockApproval, settleApproval } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { finishStep, stepOfRun } from '#store/repositories/run-steps.ts';
import { threadsOfRun } from '#store/repositories/run-threads.ts';
import { lockRun, runById, updateRun } from '#store/repositories/runs.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { commitOutcome } from './engine/commit-outcome.ts';
import { queueThread } from './engine/queue-step.ts';
import { pinnedRunbook } from './engine/pinned-runbook.ts';
import { settleRunState } from './engine/run-state.ts';
import { expandPeople } from './expand-people.ts';
import { finishRun } from './finish-run.ts';
import { startRun } from './propose-run.ts';
import { askAnew, lookAgain, type SecondLook } from './engine/second-look.ts';

export interface Press {
  readonly approval: string;
  readonly verdict: 'approve' | 'reject';
  /** Slack id of whoever pressed. */
  readonly person: string;
  readonly reason: string | null;
}

/** The one outcome that each press has. */
export type Decided =
  | { readonly kind: 'approved' }
  /** It counts, and more people have to approve. */
  | { readonly kind: 'counted'; readonly approved: number; readonly quorum: number }
  | { readonly kind: 'already_counted'; readonly approved: number; readonly quorum: number }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'reason_needed' }
  | { readonly kind: 'not_permitted'; readonly approvers: readonly string[] }
  /** Whoever asked for the run may not approve it. */
  | { readonly kind: 'excluded' }
  | {
      readonly kind: 'already_decided';
      readonly state: Exclude<Approval['state'], 'pending'>;
      readonly by: string | null;
    }
  | { readonly kind: 'expired' }
  /** What was shown no longer holds; a new question stands on the card. */
  | { readonly kind: 'changed'; readonly what: string }
  | { readonly kind: 'stopped'; readonly by: string; readonly reason: string | null }
  | { readonly kind: 'not_found' };

/**
 * Acts on a press of Approve or Reject. Of two people pressing at once one decides and the other is told who did;
 * every press is kept, whatever became of it. An approval counts only for exactly what was shown: what it would change
 * is simulated again at the press, and if that differs the question is put anew.
 */
export async function decideApproval(deps: Deps, press: Press): Promise<Decided> {
  const shown = await approvalById(deps.db, press.approval);
  if (!shown) return { kind: 'not_found' };
  // Asked of the outside world at the press, before the transaction: somebody removed meanwhile no longer counts.
  const permitted = (await expandPeople(deps, shown.approvers)).includes(press.person);
  const run = await runById(deps.db, shown.runId);
  const second = press.verdict === 'approve' && run !== null ? await lookAgain(deps, run, shown) : null;
  return deps.db.transaction().execute(async (trx) => {
    const decided = await decide(deps, trx, press, permitted, second);
    if (decided.kind !== 'not_found') {
      const { approval, person, verdict, reason } = press;
      const at = deps.clock.now();
      await insertPress(trx, { approval, person, verdict, outcome: decided.kind, reason, at });
    }
    return decided;
  });
}

async function decide(
  deps: Deps,
  trx: Transaction,
  press: Press,
  permitted: boolean,
  second: SecondLook | null,
): Promise<Decided> {
  const approval = await lockApproval(trx, press.approval);
  if (!approval) return { kind: 'not_found' };
  if (!permitted) return refuse(deps, trx, approval, press);
  if (approval.state !== 'pending') {
    return { kind: 'already_decided', state: approval.state, by: approval.decidedBy };
  }
  if (approval.expiresAt <= deps.clock.now()) return { kind: 'expired' };
  const run = await lockRun(trx, approval.runId);
  if (!run || run.finishedAt) return { kind: 'already_decided', state: 'withdrawn', by: null };
  if (press.verdict === 'reject') {
    return press.reason === null ? { kind: 'reason_needed' } : reject(deps, trx, approval, run, press);
  }
  if (approval.excluded === press.person) return { kind: 'excluded' };
  const stop = await currentStop(trx);
  if (stop !== null) return { kind: 'stopped', by: stop.by, reason: stop.reason };
  if (second !== null && second.kind === 'changed') {
    await askAnew(deps, trx, approval, run, second);
    return { kind: 'changed', what: second.what };
  }
  return count(deps, trx, approval, run, press);
}

async function refuse(deps: Deps, trx: Transaction, approval: Approval, press: Press): Promise<Decided> {
  await appendTimeline(trx, approval.incident, {
    kind: 'approval_refused',
    actor: { kind: 'person', id: press.person },
    text: `Pressed ${press.verdict === 'approve' ? 'Approve' : 'Reject'} without being among the approvers.`,
    at: deps.clock.now(),
  });
  return { kind: 'not_permitted', approvers: approval.approvers };
}

/** One more person has approved; with the last of the quorum the run goes on. */
async function count(deps: Deps, trx: Transaction, approval: Approval, run: Run, press: Press): Promise<Decided> {
  const { quorum } = approval;
  if (approval.approvedBy.includes(press.person)) {
    return { kind: 'already_counted', approved: approval.approvedBy.length, quorum };
  }
  const approvedBy = [...approval.approvedBy, press.person];
  await countApproval(trx, approval.id, approvedBy);
  const now = deps.clock.now();
  const actor = { kind: 'person', id: press.person } as const;
  const enough = approvedBy.length >= quorum;
  const share = quorum === 1 ? '' : ` (${approvedBy.length} of ${quorum})`;
  await appendTimeline(trx, approval.incident, {
    kind: 'approved',
    actor,
    text: `Approved${share}: ${approval.prompt}`,
    at: now,
  });
  await refreshCard(deps, trx, approval.incident);
  if (!enough) return { kind: 'counted', approved: approvedBy.length, quorum };
  await settleApproval(trx, approval.id, { state: 'approved', by: press.person, reason: press.reason }, now);
  await approve(deps, trx, approval, run, approvedBy);
  return { kind: 'approved' };
}

async function approve(
  deps: Deps,
  trx: Transaction,
  approval: Approval,
  run: Run,
  approvedBy: readonly string[],
): Promise<void> {
  const now = deps.clock.now();
  const incident = await incidentByNumber(trx, approval.incident);
  if (!incident) return;
  const covered = approval.preview.flatMap(({ path, subject }) => (subject === null ? [] : [{ path, subject }]));
  const approved = Object.fromEntries(covered.map(({ path, subject }) => [path, { subject, by: approvedBy }]));
  await updateRun(trx, run.id, { state: 'running', approved: { ...run.approved, ...approved } }, now);
  const [by = ''] = approvedBy;
  if (approval.path === null) {
    await startRun(deps, trx, run.id, incident, pinnedRunbook(run), { kind: 'person', id: approvedBy.at(-1) ?? by });
    return;
  }
  await resume(deps, trx, run, approval, { approved: true, by: approvedBy.join(', ') });
}

async function reject(deps: Deps, trx: Transaction, approval: Approval, run: Run, press: Press): Promise<Decided> {
  const now = deps.clock.now();
  await settleApproval(trx, approval.id, { state: 'rejected', by: press.person, reason: press.reason }, now);
  const why = press.reason === null ? '' : `: ${press.reason}`;
  const actor = { kind: 'person', id: press.person } as const;
  const text = `Rejected “${approval.prompt}”${why}`;
  await appendTimeline(trx, approval.incident, { kind: 'rejected', actor, text, at: now });
  if (approval.path === null) await finishRun(deps, trx, run, { state: 'rejected', reason: `a person said no${why}` });
  else await resume(deps, trx, run, approval, { approved: false, by: press.person, reason: press.reason ?? '' });
  return { kind: 'rejected' };
}

/**
 * Wakes the step that waits. An approval step finds the verdict in its memo; an approved change is simulated once more
 * and compared with what was approved; a rejected one has failed.
 */
async function resume(
  deps: Deps,
  trx: Transaction,
  run: Run,
  approval: Approval,
  verdict: { readonly approved: boolean; readonly by: string; readonly reason?: string },
): Promise<void> {
  const step = approval.path === null ? null : await stepOfRun(trx, run.id, approval.path);
  if (!step) return;
  const now = deps.clock.now();
  const asksItself = step.type === 'approval';
  if (!asksItself && !verdict.approved) {
    const threads = await threadsOfRun(trx, run.id);
    const at = { run, runbook: pinnedRunbook(run), threads, step, claimed: false, attempt: step.attempt, goOn: false };
    await commitOutcome(deps, trx, at, {
      kind: 'failed',
      reason: `not approved: ${verdict.reason ?? ''}`,
      final: true,
    });
    return;
  }
  const attempt = { run: run.id, path: step.path, attempt: step.attempt };
  const memo = asksItself ? { ...verdict } : null;
  await finishStep(trx, attempt, { state: 'queued', summary: step.summary ?? '', memo }, now);
  await settleRunState(trx, run.id, now);
  await queueThread(deps, trx, { run: run.id, thread: step.thread });
}

async function refreshCard(deps: Deps, trx: Transaction, incident: number): Promise<void> {
  await deps.queue.send(trx, 'refresh-card', { incident }, { key: String(incident) });
}
