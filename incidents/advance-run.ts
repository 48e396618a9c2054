import type { JobPayload } from '#domain/jobs.ts';
import type { Deps } from './deps.ts';
import { endStopped } from './engine/end-stopped.ts';
import type { Position } from './engine/position.ts';
import { queueThread } from './engine/queue-step.ts';
import { stopReason } from './engine/stop-reason.ts';
import { positionAt, takeTurn } from './engine/take-turn.ts';

/** The database, which releases delayed jobs, and this process may disagree a little about the time. */
const clockToleranceMs = 1000;

/** After this long a job hands over to a new one, so that no run keeps a worker to itself. */
const longestDriveMs = 10_000;

/**
 * Takes a thread of a run on, step by step, until it has to wait or ends. Three commits guard every step: what it
 * changes is judged and written down, and its attempt claimed, before anything happens outside; its outcome and the
 * step after it are one transaction; and an attempt that is no longer the current one writes nothing. Whoever calls has the
 * thread to itself (drive-thread.ts): a step found started was cut off.
 */
export async function advanceRun(deps: Deps, input: JobPayload<'advance-run'>): Promise<void> {
  const began = Date.now();
  let at = await enter(deps, input);
  while (at !== null) at = await takeTurn(deps, at, Date.now() - began < longestDriveMs);
}

/** The thread's step, if it may be taken now. */
async function enter(deps: Deps, { run, thread }: JobPayload<'advance-run'>): Promise<Position | null> {
  const at = await positionAt(deps, run, thread, null);
  if (at === null || at.step.state === 'unknown') return null;
  // What was cut off in the middle is looked after first, so that a stopped run can say what it did.
  if (at.step.state !== 'started') {
    const stop = await stopReason(deps.db, at.run);
    if (stop !== null) {
      await deps.db.transaction().execute((trx) => endStopped(deps, trx, run, stop));
      return null;
    }
  }
  const { resumeAt } = at.step;
  // A job repeated after its own commit arrives early; the wait it started still stands.
  if (resumeAt && deps.clock.now().getTime() < resumeAt.getTime() - clockToleranceMs) {
    await deps.db.transaction().execute((trx) => queueThread(deps, trx, { run, thread }, resumeAt));
    return null;
  }
  // A step that waits for people or for its threads is woken by them.
  return at.step.state === 'waiting' && resumeAt === null ? null : at;
}
