import type { EndedThread, Outcome } from '#domain/run.ts';

/**
 * What the ends of threads mean for the step that started them: it waits while one runs, so that none is left behind,
 * then fails if any has failed. `done` says the end when all went well.
 */
export function joinThreads(
  threads: readonly EndedThread[],
  memo: Outcome & { kind: 'waiting' },
  done: Outcome,
): Outcome {
  if (threads.some((thread) => thread.state === 'running')) return memo;
  const failed = threads.filter((thread) => thread.state === 'failed');
  const [first] = failed;
  if (first === undefined) return done;
  const reasons = failed.map((thread) => `${thread.name}: ${thread.reason ?? 'failed'}`).join('; ');
  return {
    kind: 'failed',
    reason: failed.length === 1 ? (first.reason ?? reasons) : `${failed.length} failed: ${reasons}`,
  };
}
