import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JobName } from '#domain/jobs.ts';
import type { Database } from '#store/database.ts';
import { openQueue, type JobHandler, type JobHandlers, type Queue } from '#store/queue.ts';
import { queueTable } from '#store/queue-table.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';

/** Handlers that do nothing, except those given. */
function handlers(given: Partial<JobHandlers>): JobHandlers {
  const idle: JobHandler<JobName> = async () => ({ kind: 'done' });
  return { ...(Object.fromEntries(queueTable.map(({ name }) => [name, idle])) as JobHandlers), ...given };
}

describeOnEachDatabase('the queue', (databases) => {
  let database: Database;
  let queue: Queue;
  beforeEach(async () => {
    database = await databases.open();
    queue = await openQueue(database, { spies: true, onError: (error) => expect.unreachable(error.message) });
  });
  afterEach(async () => {
    await queue.stop(500);
    await database.close();
  });

  const send = (incident: number, options = {}) =>
    database.db.transaction().execute((trx) => queue.send(trx, 'assess-incident', { incident }, options));

  it('hands a committed job to its handler', async () => {
    const seen: number[] = [];
    await queue.work(handlers({ 'assess-incident': async ({ incident }) => (seen.push(incident), { kind: 'done' }) }));
    const done = queue.spy('assess-incident').waitForJob((job) => job.incident === 7, 'completed');
    await send(7);
    await done;
    expect(seen).toEqual([7]);
  });

  it('never runs a job whose transaction rolled back', async () => {
    const seen: number[] = [];
    await queue.work(handlers({ 'assess-incident': async ({ incident }) => (seen.push(incident), { kind: 'done' }) }));
    const failing = database.db.transaction().execute(async (trx) => {
      await queue.send(trx, 'assess-incident', { incident: 1 });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const done = queue.spy('assess-incident').waitForJob((job) => job.incident === 2, 'completed');
    await send(2);
    await done;
    expect(seen).toEqual([2]);
  });

  it('keeps one waiting job per key where the queue coalesces', async () => {
    const refresh = () =>
      database.db
        .transaction()
        .execute((trx) =>
          queue.send(trx, 'refresh-card', { incident: 3 }, { key: '3', startAfter: new Date(Date.now() + 60_000) }),
        );
    await refresh();
    await refresh();
    await refresh();
    const waiting = await sql<{
      count: number;
    }>`select count(*)::int as count from pgboss.job where name = 'refresh-card'`.execute(database.db);
    expect(waiting.rows).toEqual([{ count: 1 }]);
  });

  it('lets a job fail by itself: the others taken with it are not repeated', async () => {
    const seen: number[] = [];
    const repeated = Promise.withResolvers<void>();
    await database.db.transaction().execute(async (trx) => {
      await queue.send(trx, 'assess-incident', { incident: 10 });
      await queue.send(trx, 'assess-incident', { incident: 11 });
    });
    await queue.work(
      handlers({
        'assess-incident': async ({ incident }, { attempt }) => {
          seen.push(incident);
          if (incident === 11 && attempt === 0) throw new Error('not this time');
          if (incident === 11) repeated.resolve();
          return { kind: 'done' };
        },
      }),
    );
    await repeated.promise;
    expect(seen.toSorted((a, b) => a - b)).toEqual([10, 11, 11]);
  });

  it('tries a job again when its handler throws', async () => {
    const attempts: number[] = [];
    const finished = Promise.withResolvers<void>();
    await queue.work(
      handlers({
        'assess-incident': async (_, { attempt }) => {
          attempts.push(attempt);
          if (attempt === 0) throw new Error('not this time');
          finished.resolve();
          return { kind: 'done' };
        },
      }),
    );
    await send(4);
    await finished.promise;
    expect(attempts).toEqual([0, 1]);
  });

  it('gives a job that is given up to the dead-letter queue with its origin and reason', async () => {
    const buried = Promise.withResolvers<unknown>();
    await queue.work(
      handlers({
        'assess-incident': async () => ({ kind: 'give_up', reason: 'no such channel' }),
        'dead-letter': async (payload, context) => (buried.resolve({ payload, ...context.buried }), { kind: 'done' }),
      }),
    );
    await send(5);
    expect(await buried.promise).toEqual({
      payload: { incident: 5 },
      queue: 'assess-incident',
      reason: 'no such channel',
    });
  });

  it('gives a job left by a dead process to the next one', async () => {
    if (!database.embedded) return;
    await send(6);
    // What a killed process leaves behind: a job that is active and that nobody works on.
    await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now()
      where name = 'assess-incident'`.execute(database.db);
    await queue.stop(500);
    queue = await openQueue(database, { spies: true, onError: (error) => expect.unreachable(error.message) });
    const again = Promise.withResolvers<number>();
    await queue.work(
      handlers({ 'assess-incident': async ({ incident }) => (again.resolve(incident), { kind: 'done' }) }),
    );
    expect(await again.promise).toBe(6);
  });
});
