import type { JobPayload } from '#domain/jobs.ts';
import { leaveThread, takeThread } from '#store/repositories/thread-leases.ts';
import { advanceRun } from './advance-run.ts';
import type { Deps } from './deps.ts';

/** How soon a job asks again for a thread that another job has in hand. */
const heldPollMs = 1000;

/**
 * Takes a thread on for a job, unless another job that is alive has it in hand: a thread may have two, one of them from
 * before a crash, and the second would take the step of the first for one that was cut off. Returns when to ask again,
 * or null when the thread was taken on.
 */
export async function driveThread(
  deps: Deps,
  input: JobPayload<'advance-run'>,
  job: { readonly id: string; readonly attempt: number },
): Promise<Date | null> {
  const claim = { ...input, job: job.id, attempt: job.attempt };
  if (!(await takeThread(deps.db, claim))) return new Date(deps.clock.now().getTime() + heldPollMs);
  await advanceRun(deps, input);
  // Not after a failure: the queue tries this job again, and by then nobody holds the thread.
  await leaveThread(deps.db, claim);
  return null;
}
