import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { jobPayloads, type JobName, type JobPayload } from '#domain/jobs.ts';
import { queueRow, type QueueRow } from './queue-table.ts';

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

/** How a job carries its key, by which it coalesces where its queue does. */
export function keyOptions(
  name: JobName,
  key: string | null | undefined,
): { singletonKey?: string; group?: { id: string } } {
  if (!key) return {};
  return { singletonKey: key, ...(queueRow(name).coalesced && { group: { id: key } }) };
}

/** Starts the workers of a queue. */
export async function startWorker<Name extends JobName>(
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
    // Looked up in the jobs themselves at every fetch. The queue policies that pg-boss has for this go by statistics
    // instead, which may be minutes old, and until then the key stands still: docs/adr/0013.
    ...(row.coalesced && { groupConcurrency: 1 }),
  } as const;
  const settle = (job: JobWithMetadata<unknown>): Promise<JobResult> => settleJob(boss, row, handler, job);
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
  row: QueueRow<Name>,
  handler: JobHandler<Name>,
  job: JobWithMetadata<unknown>,
): Promise<JobResult> {
  const { name } = row;
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
          ...keyOptions(name, job.singletonKey),
        });
        return { id: job.id, status: 'completed' };
      case 'give_up':
        return { id: job.id, status: 'deadletter', output: { message: verdict.reason } };
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Otherwise every change made while Slack is away would leave an edit to be repeated.
    const covered = row.coalesced && (await anotherWaits(boss, name, job.singletonKey));
    return covered ? { id: job.id, status: 'completed' } : { id: job.id, status: 'failed', output: { message } };
  }
}

/** Whether another job of this key waits. Where that cannot be told, the answer is no: a job too many is repeated. */
async function anotherWaits(boss: PgBoss, name: JobName, key: string | null): Promise<boolean> {
  if (key === null) return false;
  try {
    return (await boss.findJobs(name, { key, queued: true })).length > 0;
  } catch {
    return false;
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
