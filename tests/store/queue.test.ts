import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobName } from '#domain/jobs.ts';
import type { Database } from '#store/database.ts';
import { coalescedQueuesMigration } from '#store/migrations/0008-coalesced-queues.ts';
import { openQueue, type Queue, type QueueOptions } from '#store/queue.ts';
import type { JobHandler, JobHandlers } from '#store/queue-worker.ts';
import { queueTable } from '#store/queue-table.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';

const latch = () => Promise.withResolvers<void>();

/** Handlers that do nothing, except those given. */
function handlers(given: Partial<JobHandlers>): JobHandlers {
  const idle: JobHandler<JobName> = async () => ({ kind: 'done' });
  return { ...(Object.fromEntries(queueTable.map(({ name }) => [name, idle])) as JobHandlers), ...given };
}

describeOnEachDatabase('the queue', (databases) => {
  let database: Database;
  let queue: Queue;
  const open = (options: Partial<QueueOptions> = {}) =>
    openQueue(database, { spies: true, onError: (error) => expect.unreachable(error.message), ...options });
  const reopen = async (options: Partial<QueueOptions> = {}) => {
    await queue.stop(500);
    queue = await open(options);
  };
  beforeEach(async () => {
    database = await databases.open();
    queue = await open();
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

  describe('where it coalesces', () => {
    const refresh = (incident: number, options = {}) =>
      database.db
        .transaction()
        .execute((trx) => queue.send(trx, 'refresh-card', { incident }, { key: String(incident), ...options }));
    const completed = (incident: number) =>
      queue.spy('refresh-card').waitForJob((job) => job.incident === incident, 'completed');

    it('keeps one waiting job per key', async () => {
      const startAfter = new Date(Date.now() + 60_000);
      await refresh(3, { startAfter });
      await refresh(3, { startAfter });
      await refresh(4, { startAfter });
      expect(await waitingKeys()).toEqual(['3', '4']);
    });

    it('runs one job per key at a time, and other keys beside it', async () => {
      const begun: number[] = [];
      const [first, release, third] = [latch(), latch(), latch()];
      const slowly: JobHandler<'refresh-card'> = async ({ incident }) => {
        begun.push(incident);
        if (begun.length === 1) {
          first.resolve();
          await release.promise;
        }
        if (begun.length === 3) third.resolve();
        return { kind: 'done' };
      };
      await queue.work(handlers({ 'refresh-card': slowly }));
      await refresh(3);
      await first.promise;
      const other = completed(4);
      await refresh(3);
      await refresh(4);
      await other;
      expect(begun).toEqual([3, 4]);
      release.resolve();
      await third.promise;
      expect(begun).toEqual([3, 4, 3]);
    });

    it('runs what a dead process left, although pg-boss defers its statistics after one look at it', async () => {
      await refresh(3);
      await sql`update pgboss.job set state = 'active', started_on = now() - interval '1 minute',
        heartbeat_on = now() - interval '1 minute' where name = 'refresh-card'`.execute(database.db);
      // As after a look that kept the server busy for long.
      await sql`create function defer_statistics() returns trigger language plpgsql as $$ begin
        update pgboss.version set monitor_backoff_on = now() + interval '1 hour'; return null; end $$`.execute(
        database.db,
      );
      await sql`create trigger defer_statistics after update of monitor_on on pgboss.queue
        execute function defer_statistics()`.execute(database.db);
      const again = Promise.withResolvers<number>();
      await queue.work(
        handlers({ 'refresh-card': async (_, { attempt }) => (again.resolve(attempt), { kind: 'done' }) }),
      );
      expect(await again.promise).toBe(1);
    });

    it('lets a failed job go where another of its key waits', async () => {
      const attempts: number[] = [];
      const [first, release, second] = [latch(), latch(), latch()];
      const failing: JobHandler<'refresh-card'> = async (_, { attempt }) => {
        attempts.push(attempt);
        if (attempts.length === 1) {
          first.resolve();
          await release.promise;
          throw new Error('Slack is away');
        }
        second.resolve();
        return { kind: 'done' };
      };
      await queue.work(handlers({ 'refresh-card': failing }));
      await refresh(3);
      await first.promise;
      await refresh(3);
      release.resolve();
      await second.promise;
      expect(attempts).toEqual([0, 0]);
      expect(await waitingKeys()).toEqual([]);
    });

    const waitingKeys = async () => {
      const waiting = await sql<{ key: string }>`select singleton_key as key from pgboss.job
        where name = 'refresh-card' and state < 'active' order by 1`.execute(database.db);
      return waiting.rows.map(({ key }) => key);
    };
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

  it('moves the coalescing queues of an earlier version, with what waits in them', async () => {
    const job = { incident: 3 };
    await database.db.transaction().execute((trx) => queue.send(trx, 'refresh-card', job, { key: '3' }));
    await sql`update pgboss.queue set policy = 'stately', singletons_active = '{3}'
      where name = 'refresh-card'`.execute(database.db);
    await sql`update pgboss.job set policy = 'stately', group_id = null where name = 'refresh-card'`.execute(
      database.db,
    );
    await coalescedQueuesMigration.up(database.db);
    const moved = await sql`select policy, group_id as "group", data from pgboss.job
      where name = 'refresh-card'`.execute(database.db);
    expect(moved.rows).toEqual([{ policy: 'short', group: '3', data: job }]);
    const queues = await sql`select policy, singletons_active as "passedOver" from pgboss.queue
      where name = 'refresh-card'`.execute(database.db);
    expect(queues.rows).toEqual([{ policy: 'short', passedOver: null }]);
  });

  it('gives a queue that was there already the settings of the table', async () => {
    await sql`update pgboss.queue set retry_limit = 1, expire_seconds = 7`.execute(database.db);
    await reopen();
    const { rows } = await sql`select retry_limit as "retryLimit", expire_seconds as "expireS" from pgboss.queue
      where name = 'advance-run'`.execute(database.db);
    expect(rows).toEqual([{ retryLimit: 20, expireS: 3600 }]);
  });

  it('says how long a job could have run and did not, or has not been heard of', async () => {
    expect(new Set(Object.values(await queue.overdue()))).toEqual(new Set([0]));
    await send(1, { startAfter: new Date(Date.now() + 60_000) });
    expect(await queue.overdue()).toMatchObject({ 'assess-incident': 0 });
    await send(2);
    await sql`update pgboss.job set start_after = now() - interval '90 seconds'
      where data->>'incident' = '2'`.execute(database.db);
    const { 'assess-incident': waiting } = await queue.overdue();
    expect(waiting).toBeGreaterThanOrEqual(90);
    expect(waiting).toBeLessThan(150);
    await sql`update pgboss.job set state = 'active', heartbeat_on = now() - interval '10 minutes', heartbeat_seconds = 10
      where data->>'incident' = '2'`.execute(database.db);
    expect((await queue.overdue())['assess-incident']).toBeGreaterThanOrEqual(590);
    await sql`update pgboss.job set heartbeat_on = now() where data->>'incident' = '2'`.execute(database.db);
    expect(await queue.overdue()).toMatchObject({ 'assess-incident': 0 });
  });

  it('passes on what pg-boss warns of', async () => {
    await sql`update pgboss.queue set warning_queued = 1 where name = 'assess-incident'`.execute(database.db);
    const warned = Promise.withResolvers<string>();
    await reopen({ onWarning: (message) => warned.resolve(message) });
    await send(1);
    await send(2);
    expect(await warned.promise).toContain('queue "assess-incident" has 2 jobs');
  });

  it('gives a job left by a dead process to the next one', async () => {
    if (!database.embedded) return;
    await send(6);
    // What a killed process leaves behind: a job that is active and that nobody works on.
    await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now()
      where name = 'assess-incident'`.execute(database.db);
    await reopen();
    const again = Promise.withResolvers<number>();
    await queue.work(
      handlers({ 'assess-incident': async ({ incident }) => (again.resolve(incident), { kind: 'done' }) }),
    );
    expect(await again.promise).toBe(6);
  });
});
