import type { Run } from '#domain/run.ts';
import { advanceRun } from '#incidents/advance-run.ts';
import type { Deps } from '#incidents/deps.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { runById } from '#store/repositories/runs.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';

const mostTurns = 300;

/**
 * Takes a run on as the queue would: every thread that can go on goes on, and when all wait for an instant the clock
 * moves to it; `pass` moves the world along. Ends when the run has ended or waits for people.
 */
export async function runAlong(
  test: TestDeps,
  run: string,
  deps: Deps = test.deps,
  pass: (ms: number) => Promise<void> = async () => undefined,
): Promise<Run> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const state = await runById(test.deps.db, run);
    if (state === null) throw new Error(`there is no run ${run}`);
    if (state.finishedAt !== null) return state;
    const steps = await stepsOfRun(test.deps.db, run);
    const ready = steps.filter((step) => step.state === 'queued' || step.state === 'started');
    const waiting = steps.filter(
      (step) => step.resumeAt !== null && (step.state === 'waiting' || step.state === 'queued'),
    );
    const now = test.clock.now();
    const due = [
      ...ready.filter((step) => step.resumeAt === null),
      ...waiting.filter((step) => step.resumeAt && step.resumeAt <= now),
    ];
    const [next] = due;
    if (next !== undefined) {
      await advanceRun(deps, { run, thread: next.thread });
      continue;
    }
    const [first] = waiting.toSorted((a, b) => Number(a.resumeAt) - Number(b.resumeAt));
    if (!first?.resumeAt) return state;
    await pass(first.resumeAt.getTime() - now.getTime());
    test.clock.set(first.resumeAt);
  }
  throw new Error(`the run ${run} does not come to an end`);
}
