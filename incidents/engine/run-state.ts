import type { RunState } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { doubtfulSteps } from '#store/repositories/run-steps.ts';
import { updateRun } from '#store/repositories/runs.ts';

/** The state of an unfinished run, from what its threads wait for: a doubt outweighs a question, a question all else. */
export async function settleRunState(trx: Transaction, run: string, now: Date): Promise<RunState> {
  const doubts = await doubtfulSteps(trx, run);
  const questions = doubts.length > 0 ? [] : await pendingApprovals(trx, run);
  const state = doubts.length > 0 ? 'unknown' : questions.length > 0 ? 'waiting_approval' : 'running';
  await updateRun(trx, run, { state }, now);
  return state;
}
