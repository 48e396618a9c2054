import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { driveThread } from '#incidents/drive-thread.ts';
import { startStep, stepOfRun } from '#store/repositories/run-steps.ts';
import { takeThread } from '#store/repositories/thread-leases.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { ledgerOf } from './ledger-of.ts';
import { proposedRun } from './proposed-run.ts';

const test = useTestDeps();
const path = 'steps[0]';
const telling = withSteps('  - { type: notification, channel: slack, message: "here" }\n', 'risk: low\n');

/** A run with two jobs for its one thread, as a crash and a press of a button can leave them. */
async function twoJobs() {
  const { incident, run } = await proposedRun(test, { runbook: telling, needsApproval: false });
  const thread = { run: run.id, thread: '' };
  await test.write((trx) => test.deps.queue.send(trx, 'advance-run', thread));
  const jobs = await sql<{ id: string }>`
    select id from pgboss.job where name = 'advance-run' and data ->> 'run' = ${run.id} order by created_on`.execute(
    test.deps.db,
  );
  const [first, second] = jobs.rows;
  if (first === undefined || second === undefined) throw new Error('the run has no two jobs');
  return { incident, thread, first: first.id, second: second.id };
}

const setState = (job: string, state: 'active' | 'retry' | 'completed') =>
  sql`update pgboss.job set state = ${sql.lit(state)} where name = 'advance-run' and id = ${job}`.execute(test.deps.db);

/** The first job is in the middle of the step. */
async function midStep() {
  const jobs = await twoJobs();
  await setState(jobs.first, 'active');
  await setState(jobs.second, 'active');
  expect(await takeThread(test.deps.db, { ...jobs.thread, job: jobs.first, attempt: 0 })).toBe(true);
  const claim = { run: jobs.thread.run, path, attempt: 0, tries: 1 };
  await test.write((trx) => startStep(trx, claim, test.clock.now()));
  return jobs;
}

describe('a job that finds a thread in the hands of another', () => {
  it('leaves the step under way alone and asks again in a moment', async () => {
    const { incident, thread, second } = await midStep();
    const again = await driveThread(test.deps, thread, { id: second, attempt: 0 });
    expect(again).toEqual(new Date(test.clock.now().getTime() + 1000));
    expect(await stepOfRun(test.deps.db, thread.run, path)).toMatchObject({ state: 'started', attempt: 1, tries: 1 });
    expect(await ledgerOf(test, incident)).toEqual([]);
  });

  it('takes over once the process of the other is known to be dead', async () => {
    const { incident, thread, first, second } = await midStep();
    await setState(first, 'retry');
    expect(await driveThread(test.deps, thread, { id: second, attempt: 0 })).toBeNull();
    expect(await stepOfRun(test.deps.db, thread.run, path)).toMatchObject({ state: 'done', attempt: 2, tries: 2 });
    expect(await ledgerOf(test, incident)).toHaveLength(1);
  });

  it('takes over from the other’s earlier attempt, though its later one is active and has not come yet', async () => {
    const { thread, first, second } = await midStep();
    await sql`update pgboss.job set retry_count = 1 where name = 'advance-run' and id = ${first}`.execute(test.deps.db);
    expect(await driveThread(test.deps, thread, { id: second, attempt: 0 })).toBeNull();
    expect(await driveThread(test.deps, thread, { id: first, attempt: 1 })).toBeNull();
    expect(await stepOfRun(test.deps.db, thread.run, path)).toMatchObject({ state: 'done', attempt: 2 });
  });
});

describe('a job that has a thread to itself', () => {
  it('gives it back when it is done, though the queue still holds it for active', async () => {
    const { thread, first, second } = await twoJobs();
    await setState(first, 'active');
    await setState(second, 'active');
    expect(await driveThread(test.deps, thread, { id: first, attempt: 0 })).toBeNull();
    expect(await driveThread(test.deps, thread, { id: second, attempt: 0 })).toBeNull();
  });

  it('is one of many that ask at the same time', async () => {
    const { thread, first, second } = await twoJobs();
    await setState(first, 'active');
    await setState(second, 'active');
    const claims = [first, second, first, second].map((job) =>
      takeThread(test.deps.db, { ...thread, job, attempt: 0 }),
    );
    const [one, other, again, otherAgain] = await Promise.all(claims);
    expect(one).not.toBe(other);
    expect([again, otherAgain]).toEqual([one, other]);
  });
});
