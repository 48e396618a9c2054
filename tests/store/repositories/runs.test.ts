import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { finishedRunStates, runStates } from '#domain/run.ts';
import { finishStep, insertStep, startStep } from '#store/repositories/run-steps.ts';
import { activeRun, insertRun, latestRun, lockRun, runById, stillRuns, updateRun } from '#store/repositories/runs.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { aRun, newRun } from './a-run.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the runs', (databases) => {
  const store = useDatabase(databases);

  it('keep the runbook’s text and the values that they began with', async () => {
    const run = await aRun(store);
    const fresh = { approved: {}, cancel: null, undo: null, retryOf: null, reason: null };
    const stored = { ...run, ...fresh, createdAt: at(0), finishedAt: null };
    expect(await runById(store.db, run.id)).toEqual(stored);
    expect(await store.write((trx) => lockRun(trx, run.id))).toEqual(stored);
    expect(await runById(store.db, randomUUID())).toBeNull();
  });

  it('admit one at a time per incident', async () => {
    const { incident } = await aRun(store);
    expect(await store.write((trx) => insertRun(trx, newRun(incident), at(1)))).toBe(false);
  });

  it('admit one of two that are started for an incident at once', async () => {
    const incident = await store.incident();
    const started = await Promise.all([1, 2].map(() => store.write((trx) => insertRun(trx, newRun(incident), at(0)))));
    expect(started.filter(Boolean)).toHaveLength(1);
  });

  it.each(runStates)('make room for the next one when finished, so %s', async (state) => {
    const finished = (finishedRunStates as readonly string[]).includes(state);
    const run = await aRun(store);
    await store.write((trx) => updateRun(trx, run.id, { state, reason: 'because' }, at(2)));
    expect(await runById(store.db, run.id)).toMatchObject({
      state,
      reason: 'because',
      finishedAt: finished ? at(2) : null,
    });
    expect((await activeRun(store.db, run.incident))?.id ?? null).toBe(finished ? null : run.id);
    const next = newRun(run.incident);
    expect(await store.write((trx) => insertRun(trx, next, at(3)))).toBe(finished);
    expect((await latestRun(store.db, run.incident))?.id).toBe(finished ? next.id : run.id);
  });

  it('keep values and reason that a change does not name', async () => {
    const run = await aRun(store);
    await store.write((trx) =>
      updateRun(trx, run.id, { state: 'running', reason: 'first', variables: { a: [1] } }, at(1)),
    );
    await store.write((trx) => updateRun(trx, run.id, { state: 'waiting_approval' }, at(2)));
    expect(await runById(store.db, run.id)).toMatchObject({ reason: 'first', variables: { a: [1] } });
  });

  it('stand still when running without a sign of life, not while they wait for people', async () => {
    const [stuck, moving, asked] = [await aRun(store), await aRun(store), await aRun(store)];
    await store.write(async (trx) => {
      await updateRun(trx, stuck.id, { state: 'running' }, at(0));
      await updateRun(trx, moving.id, { state: 'running' }, at(20));
      await updateRun(trx, asked.id, { state: 'waiting_approval' }, at(0));
    });
    const still = (await stillRuns(store.db, at(10))).map(({ id }) => id);
    expect(still).toContain(stuck.id);
    expect(still).not.toContain(moving.id);
    expect(still).not.toContain(asked.id);
  });

  it('do not stand still before the instant that their step waits for', async () => {
    const { id: run } = await aRun(store);
    const path = 'steps[0]';
    await store.write(async (trx) => {
      await insertStep(trx, { thread: '', run, path, type: 'wait', title: 'Wait' });
      await startStep(trx, { run, path, attempt: 0, tries: 1 }, at(0));
      await finishStep(
        trx,
        { run, path, attempt: 1 },
        { state: 'waiting', summary: 'waiting', resumeAt: at(40) },
        at(0),
      );
    });
    const still = async (before: Date) => (await stillRuns(store.db, before)).map(({ id }) => id);
    expect(await still(at(40))).not.toContain(run);
    expect(await still(at(41))).toContain(run);
  });
});
