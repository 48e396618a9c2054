import { expect, it } from 'vitest';
import { finishStep, insertStep, startStep, stepOfRun, stepsOfRun } from '#store/repositories/run-steps.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { aRun } from './a-run.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the steps of a run', (databases) => {
  const store = useDatabase(databases);
  const path = 'steps[0]';

  const queued = async (): Promise<string> => {
    const { id: run } = await aRun(store);
    await store.write((trx) => insertStep(trx, { run, thread: '', path, type: 'kubernetes', title: 'Restart' }));
    return run;
  };
  const start = (run: string, attempt: number, now = at(1)) =>
    store.write((trx) => startStep(trx, { run, path, attempt, tries: 1 }, now));
  type Result = Parameters<typeof finishStep>[2];
  const finish = (run: string, attempt: number, result: Result, now = at(2)) =>
    store.write((trx) => finishStep(trx, { run, path, attempt }, result, now));

  it('are queued once, however often they are reached', async () => {
    const run = await queued();
    await start(run, 0);
    await store.write((trx) => insertStep(trx, { run, thread: '', path, type: 'kubernetes', title: 'Restart' }));
    expect(await stepsOfRun(store.db, run)).toMatchObject([{ path, state: 'started', attempt: 1 }]);
  });

  it('stand in the order in which they were reached', async () => {
    const run = await queued();
    await store.write(async (trx) => {
      await insertStep(trx, { run, thread: 'a', path: 'steps[10]', type: 'wait', title: 'Wait' });
      await insertStep(trx, { run, thread: 'b', path: 'steps[2]', type: 'wait', title: 'Wait' });
    });
    expect((await stepsOfRun(store.db, run)).map((step) => step.path)).toEqual(['steps[0]', 'steps[10]', 'steps[2]']);
  });

  it('let one of two competing attempts act', async () => {
    const run = await queued();
    const claims = await Promise.all([start(run, 0), start(run, 0)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await stepOfRun(store.db, run, path)).toMatchObject({ attempt: 1, state: 'started' });
  });

  it('let only the current attempt write what became of it', async () => {
    const run = await queued();
    await start(run, 0);
    await start(run, 1);
    expect(await finish(run, 1, { state: 'done', summary: 'late' })).toBe(false);
    expect(await finish(run, 2, { state: 'done', summary: 'now', output: { n: 1 } })).toBe(true);
    expect(await stepOfRun(store.db, run, path)).toMatchObject({ state: 'done', summary: 'now', output: { n: 1 } });
  });

  it('are finished once: of two ends of the same attempt only the first counts', async () => {
    const run = await queued();
    await start(run, 0);
    const ends = await Promise.all([
      finish(run, 1, { state: 'done', summary: 'one' }),
      finish(run, 1, { state: 'failed', summary: 'two' }),
    ]);
    expect(ends.filter(Boolean)).toHaveLength(1);
  });

  it.each(['done', 'failed'] as const)('are never started again once %s', async (state) => {
    const run = await queued();
    await start(run, 0);
    await finish(run, 1, { state, summary: 's' }, at(5));
    expect(await start(run, 1)).toBe(false);
    expect(await stepOfRun(store.db, run, path)).toMatchObject({ state, finishedAt: at(5) });
  });

  it('are not started again while their effect is unknown', async () => {
    const run = await queued();
    await start(run, 0);
    await finish(run, 1, { state: 'unknown', summary: 'nobody can tell' });
    expect(await start(run, 1)).toBe(false);
  });

  it('remember when they were first started, not when they were last resumed', async () => {
    const run = await queued();
    await start(run, 0, at(1));
    await finish(run, 1, { state: 'waiting', summary: 'waiting', memo: { since: 1 }, resumeAt: at(9) });
    expect(await stepOfRun(store.db, run, path)).toMatchObject({
      memo: { since: 1 },
      resumeAt: at(9),
      finishedAt: null,
    });
    await start(run, 1, at(9));
    expect(await stepOfRun(store.db, run, path)).toMatchObject({ startedAt: at(1), attempt: 2 });
  });

  it('keep a memo of any JSON, an array among them', async () => {
    const run = await queued();
    await start(run, 0);
    await finish(run, 1, { state: 'queued', summary: 's', memo: [1, 'two', { three: null }], tries: 2 });
    expect(await stepOfRun(store.db, run, path)).toMatchObject({ memo: [1, 'two', { three: null }], tries: 2 });
  });

  it('do not exist before they are reached', async () => {
    expect(await stepOfRun(store.db, await queued(), 'steps[7]')).toBeNull();
  });
});
