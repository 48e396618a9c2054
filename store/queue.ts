import { fromKysely, fromPglite, PgBoss, type JobResult, type JobSpyInterface, type JobWithMetadata } from 'pg-boss';
import { z } from 'zod';
import { jobPayloads, type JobName, type JobOptions, type JobPayload } from '#domain/jobs.ts';
import type { Database, Transaction } from './database.ts';
import { queueTable, type QueueRow } from './queue-table.ts';

/** What a handler is told of its job. */
export interface JobContext {
  /** The job's own id, the same for all its attempts. */
  readonly id: string;
  /** 0 the first time, then one more for every attempt that failed or whose process died. */
  readonly attempt: number;
  /** For a job in the dead-letter queue: where it failed, and with what. */
  readonly buried: { readonly queue: string; readonly reason: string } | null;
}

/**
 * What becomes of a job that did not do its work. `later`: exactly then, however often. `give_up`: to the dead-letter
 * queue now. A handler that throws instead is tried again with growing delays until the queue's limit.
 */
export type JobVerdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'give_up'; readonly reason: string };

export type JobHandler<Name extends JobName> = (payload: JobPayload<Name>, context: JobContext) => Promise<JobVerdict>;
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
  /** Whether a job with this key waits for its turn, or for its next attempt. */
  isWaiting(name: JobName, key: string): Promise<boolean>;
  /** Jobs waiting or running, by queue. */
  backlog(): Promise<Readonly<Record<string, { waiting: number; active: number; failed: number }>>>;
  /** Lets running jobs finish for up to `graceMs`, then gives up on them: they run again on the next start. */
  stop(graceMs?: number): Promise<void>;
}

export interface QueueOptions {
  readonly spies?: boolean;
  /** No other process works on this server's database, so that what a killed one left behind is given back at once. */
  readonly alone?: boolean;
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
    // A worker passes over the keys that were active when this was last read. At the default of a minute, a card whose
    // edit died with its process, or was under way at that moment, would stand still for as long.
    queueCacheIntervalSeconds: 2,
  });
  let stopping = false;
  // Connections that go away while everything stops are no news.
  boss.on('error', (error) => {
    if (!stopping) options.onError(error);
  });
  await boss.start();
  await createQueues(boss);
  if (database.embedded || options.alone) await giveBackOrphans(boss);

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
      await boss.schedule('sweep', '* * * * *', jobPayloads.sweep.parse({}));
      for (const row of queueTable) await startWorker(boss, row, handlers);
    },
    spy: (name) => boss.getSpy(name),
    isWaiting: async (name, key) => (await boss.findJobs(name, { key, queued: true })).length > 0,
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
    await boss.createQueue(row.name, {
      policy: row.policy,
      retryLimit: row.retryLimit,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      heartbeatSeconds: 10,
      expireInSeconds: row.expireS ?? 300,
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
  const { name } = row;
  const handler: JobHandler<Name> = handlers[name];
  const options = {
    localConcurrency: row.workers,
    batchSize: row.batch,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: row.pollS,
    notifyPollingIntervalSeconds: row.pollS,
    includeMetadata: true,
    perJobResults: true,
  } as const;
  const settle = (job: JobWithMetadata<unknown>): Promise<JobResult> => settleJob(boss, name, handler, job);
  await boss.work<unknown, JobResult[], typeof options>(name, options, async (jobs) => {
    if (!row.inTurn) return Promise.all(jobs.map(settle));
    const results: JobResult[] = [];
    for (const job of jobs) results.push(await settle(job));
    return results;
  });
}

/** What became of one job. It fails by itself: the others of its batch keep their own results. */
async function settleJob<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  handler: JobHandler<Name>,
  job: JobWithMetadata<unknown>,
): Promise<JobResult> {
  try {
    const payload = jobPayloads[name].parse(job.data) as JobPayload<Name>;
    const verdict = await handler(payload, { id: job.id, attempt: job.retryCount, buried: buriedOf(job) });
    switch (verdict.kind) {
      case 'done':
        return { id: job.id, status: 'completed' };
      case 'later':
        await boss.send(name, payload, {
          startAfter: verdict.at,
          priority: job.priority,
          ...(job.singletonKey && { singletonKey: job.singletonKey }),
        });
        return { id: job.id, status: 'completed' };
      case 'give_up':
        return { id: job.id, status: 'deadletter', output: { message: verdict.reason } };
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id: job.id, status: 'failed', output: { message } };
  }
}

function buriedOf(job: JobWithMetadata<unknown>): JobContext['buried'] {
  if (job.sourceName === null) return null;
  const output = failure.safeParse(job.sourceOutput);
  const reason = output.success ? (output.data.message ?? output.data.value?.message) : undefined;
  return { queue: job.sourceName, reason: reason ?? 'no reason recorded' };
}

/** How pg-boss records a failure: an error's fields, sometimes one level down. */
const failure = z.object({
  message: z.string().optional(),
  value: z.object({ message: z.string().optional() }).optional(),
});
