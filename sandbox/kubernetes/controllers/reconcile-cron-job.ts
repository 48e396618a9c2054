import type { CronJob, Job } from '#sandbox/kubernetes/batch-objects.ts';
import { nextCronTimeMs } from '#sandbox/kubernetes/cron-schedule.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { jobs } from '#sandbox/kubernetes/resources/jobs.ts';
import type { ClusterContext } from './cluster-context.ts';
import { hasJobCondition, isJobFinished } from './job-verdict.ts';
import { isOwnedBy, ownerReferenceTo } from './owned-by.ts';

const component = 'cronjob-controller';
const minuteMs = 60_000;

/**
 * One pass of the CronJob controller: starts the job of the last moment that was due, as the concurrency policy allows,
 * and keeps the history short. Times are UTC. Of several missed moments only the last is made up for.
 */
export function reconcileCronJob(context: ClusterContext, cronJob: CronJob): void {
  if (cronJob.metadata.deletionTimestamp !== undefined) return;
  const owned = jobsOf(context, cronJob);
  trimHistory(context, cronJob, owned);
  const dueMs = cronJob.spec.suspend ? null : lastDueMs(cronJob, context.nowMs());
  const active = owned.filter((job) => !isJobFinished(job));
  const started = dueMs !== null && isTimely(context, cronJob, dueMs) && start(context, cronJob, active, dueMs);
  writeStatus(context, cronJob, started ? dueMs : null);
}

/** The last moment the schedule named since the last start, or since the object was made; null where there is none. */
function lastDueMs(cronJob: CronJob, nowMs: number): number | null {
  const { schedule } = cronJob.spec;
  const firstMs = firstDueMs(cronJob);
  if (firstMs === null || firstMs > nowMs) return null;
  // Whoever was away for long needs only the last moment, so the search looks back from now, further each time.
  for (let spanMs = minuteMs; ; spanMs *= 2) {
    const foundMs = nextCronTimeMs(schedule, Math.max(firstMs - 1, nowMs - spanMs));
    if (foundMs !== null && foundMs <= nowMs) return lastUntil(schedule, foundMs, nowMs);
  }
}

// Stored objects are never changed in place, and the controller asks many times a second.
const knownFirst = new WeakMap<CronJob, number | null>();

/** The first moment the schedule names after the last start, or after the object was made. */
function firstDueMs(cronJob: CronJob): number | null {
  const known = knownFirst.get(cronJob);
  if (known !== undefined) return known;
  const sinceMs = Date.parse(cronJob.status?.lastScheduleTime ?? cronJob.metadata.creationTimestamp);
  const firstMs = nextCronTimeMs(cronJob.spec.schedule, sinceMs);
  knownFirst.set(cronJob, firstMs);
  return firstMs;
}

function lastUntil(schedule: string, fromMs: number, nowMs: number): number {
  const nextMs = nextCronTimeMs(schedule, fromMs);
  return nextMs === null || nextMs > nowMs ? fromMs : lastUntil(schedule, nextMs, nowMs);
}

function isTimely(context: ClusterContext, cronJob: CronJob, dueMs: number): boolean {
  const { startingDeadlineSeconds } = cronJob.spec;
  return startingDeadlineSeconds === undefined || context.nowMs() - dueMs <= startingDeadlineSeconds * 1000;
}

function start(context: ClusterContext, cronJob: CronJob, active: readonly Job[], dueMs: number): boolean {
  const { concurrencyPolicy } = cronJob.spec;
  if (concurrencyPolicy === 'Forbid' && active.length > 0) {
    const message = 'Not starting job because prior execution is running and concurrency policy is Forbid';
    context.event(cronJob, { type: 'Normal', reason: 'JobAlreadyActive', message, component });
    return false;
  }
  if (concurrencyPolicy === 'Replace') for (const job of active) context.store.remove('jobs.batch', job);
  const name = `${cronJob.metadata.name}-${Math.floor(dueMs / minuteMs)}`;
  const { namespace } = cronJob.metadata;
  if (context.store.get('jobs.batch', namespace, name)) return true;
  const { jobTemplate } = cronJob.spec;
  const draft = jobs.withDefaults(
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name,
        uid: context.newUid(),
        generation: 1,
        ...(namespace === undefined ? {} : { namespace }),
        ...(jobTemplate.metadata?.labels === undefined ? {} : { labels: jobTemplate.metadata.labels }),
        annotations: {
          ...jobTemplate.metadata?.annotations,
          'batch.kubernetes.io/cronjob-scheduled-timestamp': toKubeTime(dueMs),
        },
        ownerReferences: [ownerReferenceTo(cronJob)],
      },
      spec: jobTemplate.spec,
    },
    null,
  );
  context.store.create('jobs.batch', draft);
  context.event(cronJob, { type: 'Normal', reason: 'SuccessfulCreate', message: `Created job ${name}`, component });
  return true;
}

function writeStatus(context: ClusterContext, cronJob: CronJob, startedMs: number | null): void {
  const owned = jobsOf(context, cronJob);
  const succeeded = owned.flatMap((job) => job.status?.completionTime ?? []).toSorted();
  const { lastScheduleTime, lastSuccessfulTime } = cronJob.status ?? {};
  const scheduled = startedMs === null ? lastScheduleTime : toKubeTime(startedMs);
  const successful = succeeded.at(-1) ?? lastSuccessfulTime;
  const active = owned
    .filter((job) => !isJobFinished(job))
    .map(({ apiVersion, kind, metadata: { name, namespace, uid } }) => ({
      apiVersion,
      kind,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid,
    }));
  context.store.replace('cronjobs.batch', {
    ...cronJob,
    status: {
      ...(active.length === 0 ? {} : { active }),
      ...(scheduled === undefined ? {} : { lastScheduleTime: scheduled }),
      ...(successful === undefined ? {} : { lastSuccessfulTime: successful }),
    },
  });
}

/** The oldest ended jobs go beyond the limits, the good and the bad counted apart. */
function trimHistory(context: ClusterContext, cronJob: CronJob, owned: readonly Job[]): void {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cronJob.spec;
  for (const [type, limit] of [
    ['Complete', successfulJobsHistoryLimit],
    ['Failed', failedJobsHistoryLimit],
  ] as const) {
    const ended = owned.filter((job) => hasJobCondition(job, type));
    for (const job of ended.slice(0, Math.max(0, ended.length - limit))) {
      context.store.remove('jobs.batch', job);
      const message = `Deleted job ${job.metadata.name}`;
      context.event(cronJob, { type: 'Normal', reason: 'SuccessfulDelete', message, component });
    }
  }
}

/** Oldest first, those that somebody made by hand from the template included. */
function jobsOf(context: ClusterContext, cronJob: CronJob): readonly Job[] {
  return context.store
    .list('jobs.batch', cronJob.metadata.namespace)
    .filter((job) => isOwnedBy(job, cronJob))
    .toSorted((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1));
}
