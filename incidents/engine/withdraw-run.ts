import type { Run } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { pendingApprovals, settleApproval } from '#store/repositories/approvals.ts';
import { updateRun } from '#store/repositories/runs.ts';
import { releaseTargets } from '#store/repositories/target-locks.ts';

/** Ends a run that is not needed any more, and the questions it has put. `by` is a Slack id, or null. */
export async function withdrawRun(
  trx: Transaction,
  run: Run,
  why: { readonly by: string | null; readonly reason: string },
  now: Date,
): Promise<void> {
  for (const approval of await pendingApprovals(trx, run.id)) {
    await settleApproval(trx, approval.id, { state: 'withdrawn', ...why }, now);
  }
  await releaseTargets(trx, run.id);
  await updateRun(trx, run.id, { state: 'cancelled', reason: why.reason }, now);
}
