import { sql } from 'kysely';
import { fromKysely, fromPglite, PgBoss, type JobSpyInterface } from 'pg-boss';
import { jobPayloads, type JobName, type JobOptions, type JobPayload } from '#domain/jobs.ts';
import type { Database, Transaction } from './database.ts';
import { keyOptions, startWorker, type JobHandlers } from './queue-worker.ts';
import { queueTable } from './queue-table.ts';

/** The durable queue: jobs are rows that commit with the state they belong to. */
export interface Queue {
  /** Enqueues as part of the transaction: the job exists if and only if the transaction commits. */
  send<Name extends JobName>(
    trx: Transaction,
    name: Name,
    payload: JobPayload<Name>,
    options?: JobOptions,
  ): Promise<void>;
  /** Starts the workers. Until then jobs only gather. */
  work(handlers: JobHandlers): Promise<void>;
  /** For tests: resolves when a job reaches a state, instead of sleeping. */
  spy<Name extends JobName>(name: Name): JobSpyInterface<JobPayload<Name>>;
  /** Jobs waiting or running, by queue. */
  backlog(): Promise<Readonly<Record<string, { waiting: number; active: number; failed: number }>>>;
  /**
   * For how many seconds the most patient job of each queue could have run and did not, or has been held by a process
   * that gives no sign of life. Read from the jobs themselves. 0 where all is well; minutes mean that something is stuck.
   */
  overdue(): Promise<Readonly<Record<string, number>>>;
  /** Lets running jobs finish for up to `graceMs`, then gives up on them: they run again on the next start. */
  stop(graceMs?: number): Promise<void>;
}

export interface QueueOptions {
  readonly spies?: boolean;
  /** No other process works on this server's database, so that what a killed one left behind is given back at once. */
  readonly alone?: boolean;
  readonly onError: (error: Error) => void;
  /** What pg-boss finds worth a look: slow queries, a long backlog, rows that no vacuum takes away. */
  readonly onWarning?: (message: string, facts: object) => void;
}

/**
 * Opens pg-boss on the store's database and creates the queues of the table. On the embedded database no other process
 * can hold a job, so jobs that a killed process left behind are given back at once; on a server their missing
 * heartbeat tells, within about 20 seconds.
 */
export async function openQueue(database: Database, options: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    ...(database.embedded
      ? { db: fromPglite(database.embedded), backend: 'pglite' as const }
      : { connectionString: database.location.kind === 'postgres' ? database.location.url : '', max: 6 }),
    useListenNotify: true,
    __test__enableSpies: options.spies ?? false,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
  });
  let stopping = false;
  // Connections that go away while everything stops are no news.
  boss.on('error', (error) => {
    if (!stopping) options.onError(error);
  });
  boss.on('warning', ({ message, data }) => options.onWarning?.(message, data));
  await boss.start();
  await createQueues(boss);
  if (database.embedded || options.alone) await giveBackOrphans(boss);

  return {
    async send(trx, name, payload, jobOptions = {}) {
      await boss.send(name, jobPayloads[name].parse(payload), {
        db: fromKysely(trx),
        ...(jobOptions.startAfter ? { startAfter: jobOptions.startAfter } : {}),
        ...keyOptions(name, jobOptions.key),
        ...(jobOptions.priority === undefined ? {} : { priority: jobOptions.priority }),
      });
    },
    async work(handlers) {
      await boss.schedule('sweep', '* * * * *', jobPayloads.sweep.parse({}));
      for (const row of queueTable) await startWorker(boss, row, handlers);
    },
    spy: (name) => boss.getSpy(name),
    async backlog() {
      const queues = await boss.getQueues(queueTable.map((row) => row.name));
      return Object.fromEntries(
        queues.map((queue) => [
          queue.name,
          { waiting: queue.queuedCount, active: queue.activeCount, failed: queue.failedCount },
        ]),
      );
    },
    async overdue() {
      const { rows } = await sql<{ queue: string; seconds: number }>`
        select name as queue, extract(epoch from now() - min(due))::float8 as seconds
        from (
          select name, start_after as due from pgboss.job where state < 'active' and not blocked
          union all
          select name, heartbeat_on + heartbeat_seconds * interval '1 second' from pgboss.job where state = 'active'
        ) waiting
        where due <= now() group by name`.execute(database.db);
      const seconds = new Map(rows.map((row) => [row.queue, row.seconds]));
      return Object.fromEntries(queueTable.map(({ name }) => [name, seconds.get(name) ?? 0]));
    },
    async stop(graceMs = 3000) {
      stopping = true;
      await boss.stop({ graceful: true, timeout: graceMs });
    },
  };
}

async function createQueues(boss: PgBoss): Promise<void> {
  // The dead-letter queue first: the others name it.
  for (const row of [...queueTable].sort(
    (a, b) => Number(b.name === 'dead-letter') - Number(a.name === 'dead-letter'),
  )) {
    const settings = {
      retryLimit: row.retryLimit,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      heartbeatSeconds: 10,
      expireInSeconds: row.expireS ?? 300,
      notify: true,
      ...(row.name === 'dead-letter' ? {} : { deadLetter: 'dead-letter' }),
    };
    await boss.createQueue(row.name, { ...settings, policy: row.coalesced ? 'short' : 'standard' });
    // A queue that was there already has the settings of the version that made it.
    await boss.updateQueue(row.name, settings);
  }
}

async function giveBackOrphans(boss: PgBoss): Promise<void> {
  for (const { name } of queueTable) {
    const orphans = (await boss.findJobs(name)).filter((job) => job.state === 'active').map((job) => job.id);
    if (orphans.length > 0) await boss.fail(name, orphans, { message: 'the process that ran this job is gone' });
  }
}
