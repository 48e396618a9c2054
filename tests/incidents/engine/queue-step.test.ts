import { describe, expect, it } from 'vitest';
import { queueStep, queueThread } from '#incidents/engine/queue-step.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { asking, proposedRun } from '#tests/incidents/proposed-run.ts';

const test = useTestDeps();

describe('queueStep', () => {
  it('records the step and sends its thread on', async () => {
    const { run } = await proposedRun(test, { runbook: asking, needsApproval: false });
    const next = { run: run.id, runbook: asking, thread: 'aside', path: 'steps[1]' };
    await test.write((trx) => queueStep(test.deps, trx, next));
    expect((await stepsOfRun(test.deps.db, run.id)).at(-1)).toMatchObject({
      path: 'steps[1]',
      thread: 'aside',
      type: 'notification',
      state: 'queued',
    });
    expect(await test.jobs('advance-run', { run: run.id, thread: 'aside' })).toMatchObject([{ priority: 5 }]);
  });

  it('sends a thread on at the instant that it waits for', async () => {
    const { run } = await proposedRun(test, { runbook: asking, needsApproval: false });
    const startAfter = new Date('2099-01-01T00:00:00Z');
    await test.write((trx) => queueThread(test.deps, trx, { run: run.id, thread: 'late' }, startAfter));
    expect(await test.jobs('advance-run', { run: run.id, thread: 'late' })).toMatchObject([{ startAfter }]);
  });

  it('leaves neither when its transaction fails', async () => {
    const { run } = await proposedRun(test, { runbook: asking, needsApproval: false });
    const failing = test.write(async (trx) => {
      await queueStep(test.deps, trx, { run: run.id, runbook: asking, thread: 'aside', path: 'steps[1]' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect((await stepsOfRun(test.deps.db, run.id)).map(({ path }) => path)).toEqual(['steps[0]']);
    expect(await test.jobs('advance-run', { run: run.id, thread: 'aside' })).toEqual([]);
  });
});
