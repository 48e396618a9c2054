import { describe, expect, it } from 'vitest';
import { advanceRun } from '#incidents/advance-run.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { proposedRun } from '#tests/incidents/proposed-run.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();

/** A run whose first job has been worked on, as far as that job goes. */
async function afterFirstJob(steps: string, vars = '') {
  const { run } = await proposedRun(test, { runbook: withSteps(steps, `risk: medium\n${vars}`), needsApproval: false });
  await advanceRun(test.deps, { run: run.id, thread: '' });
  return run.id;
}

/** What a run has under way, by thread: a crash now leaves exactly this. */
async function underway(run: string): Promise<readonly { readonly thread: string; readonly jobs: number }[]> {
  const steps = (await stepsOfRun(test.deps.db, run)).filter(({ state }) => state === 'queued' || state === 'started');
  return Promise.all(
    steps.map(async ({ thread }) => ({ thread, jobs: (await test.jobs('advance-run', { run, thread })).length })),
  );
}

const say = '{ type: notification, channel: slack, message: "here" }';

describe('a thread that begins or goes on', () => {
  it('has a job of its own when a step starts it', async () => {
    const run = await afterFirstJob(
      `  - type: parallel\n    branches:\n      left: [ ${say} ]\n      right: [ ${say} ]\n`,
    );
    expect(await underway(run)).toEqual([
      { thread: 'steps[0].branches.left', jobs: 1 },
      { thread: 'steps[0].branches.right', jobs: 1 },
    ]);
  });

  it('has a job of its own when its last thread has ended', async () => {
    const run = await afterFirstJob(`  - { type: for_each, items: [1], steps: [ ${say} ] }\n  - ${say}\n`);
    await advanceRun(test.deps, { run, thread: 'steps[0]#0' });
    const [last] = await underway(run);
    // Beside the job of the run's beginning, which no worker has taken away here.
    expect(last).toEqual({ thread: '', jobs: 2 });
  });

  it('has a job of its own when what was done is taken back', async () => {
    const run = await afterFirstJob(
      `  - type: notification\n    channel: slack\n    message: "doing"\n    undo: [ ${say} ]\n  - { type: conditional, condition: "nothing.x > 1", if_true: [ ${say} ] }\n`,
      'vars: { nothing: {} }\n',
    );
    expect(await underway(run)).toEqual([{ thread: 'undo', jobs: 1 }]);
  });
});
