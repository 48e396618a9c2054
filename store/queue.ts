import { fromKysely, fromPglite, PgBoss, type JobSpyInterface } from 'pg-boss';
import { jobPayloads, type JobName, type JobOptions, type JobPayload } from '#domain/jobs.ts';
import type { Database, Transaction } from './database.ts';
import { queueTable, type QueueRow } from './queue-table.ts';

/** What a handler is told of its job. */
export interface JobContext {
  /** 0 the first time, then one more for every attempt that failed or whose process died. */
  readonly attempt: number;
}

export type JobHandler<Name extends JobName> = (payload: JobPayload<Name>, context: JobContext) => Promise<void>;
export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> };

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
  /** Lets running jobs finish for up to `graceMs`, then gives up on them: they run again on the next start. */
  stop(graceMs?: number): Promise<void>;
}

export interface QueueOptions {
  readonly spies?: boolean;
  readonly onError: (error: Error) => void;
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
  boss.on('error', options.onError);
  await boss.start();
  await createQueues(boss);
  if (database.embedded) await giveBackOrphans(boss);

  return {
    async send(trx, name, payload, jobOptions = {}) {
      await boss.send(name, jobPayloads[name].parse(payload), {
        db: fromKysely(trx),
        ...(jobOptions.startAfter ? { startAfter: jobOptions.startAfter } : {}),
        ...(jobOptions.key ? { singletonKey: jobOptions.key } : {}),
        ...(jobOptions.priority === undefined ? {} : { priority: jobOptions.priority }),
      });
    },
    async work(handlers) {
      await boss.schedule('sweep', '* * * * *');
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
    async stop(graceMs = 3000) {
      await boss.stop({ graceful: true, timeout: graceMs });
    },
  };
}

async function createQueues(boss: PgBoss): Promise<void> {
  // The dead-letter queue first: the others name it.
  for (const row of [...queueTable].sort(
    (a, b) => Number(b.name === 'dead-letter') - Number(a.name === 'dead-letter'),
  )) {
    await boss.createQueue(row.name, {
      policy: row.policy,
      retryLimit: row.retryLimit,
      retryDelay: row.retryDelayS,
      retryBackoff: true,
      retryDelayMax: 300,
      heartbeatSeconds: 10,
      expireInSeconds: 300,
      notify: true,
      ...(row.name === 'dead-letter' ? {} : { deadLetter: 'dead-letter' }),
    });
  }
}

async function giveBackOrphans(boss: PgBoss): Promise<void> {
  for (const { name } of queueTable) {
    const orphans = (await boss.findJobs(name)).filter((job) => job.state === 'active').map((job) => job.id);
    if (orphans.length > 0) await boss.fail(name, orphans, { message: 'the process that ran this job is gone' });
  }
}

async function startWorker<Name extends JobName>(
  boss: PgBoss,
  row: QueueRow<Name>,
  handlers: JobHandlers,
): Promise<void> {
  const handler: JobHandler<Name> = handlers[row.name];
  await boss.work<unknown>(
    row.name,
    { localConcurrency: row.concurrency, batchSize: 1, pollingIntervalSeconds: 0.5, includeMetadata: true },
    async (jobs) => {
      for (const job of jobs) {
        const payload = jobPayloads[row.name].parse(job.data) as JobPayload<Name>;
        await handler(payload, { attempt: job.retryCount });
      }
    },
  );
}
