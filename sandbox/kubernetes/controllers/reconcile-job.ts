import type { Job, JobStatus } from '#sandbox/kubernetes/batch-objects.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { isPodReady, podRestartCount } from '#sandbox/kubernetes/pod-display.ts';
import { isActive } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { createOwnedPod } from './create-owned-pod.ts';
import { isJobFinished, jobVerdict, withCondition, type JobVerdict } from './job-verdict.ts';
import { deleteOwnedPod, podsOf } from './owned-pods.ts';

const component = 'job-controller';
const firstBackoffMs = 10_000;
const longestBackoffMs = 600_000;

/**
 * One pass of the Job controller: pods up to `parallelism` until `completions` have succeeded, failed pods counted and
 * replaced after 10 s, 20 s, 40 s …, and an end by success, back-off limit or deadline. A finished job is removed after
 * its time to live.
 */
export function reconcileJob(context: ClusterContext, job: Job): void {
  if (job.metadata.deletionTimestamp !== undefined) return;
  if (isJobFinished(job)) {
    removeExpired(context, job);
    return;
  }
  const counted = countEnded(context, job);
  const restarts = podsOf(context, job).reduce((sum, pod) => sum + podRestartCount(pod), 0);
  const verdict = jobVerdict(job, { counted, restarts, nowMs: context.nowMs() });
  if (verdict !== null) finish(context, job, counted, verdict);
  else if (job.spec.suspend) suspend(context, job, counted);
  else run(context, job, counted);
}

/** Counts each ended pod once, by its uid, so that a pod removed by hand stays counted. */
function countEnded(context: ClusterContext, job: Job): JobStatus {
  const { uncountedTerminatedPods: known = {}, succeeded = 0, failed = 0, ...status } = job.status ?? {};
  const { succeeded: knownGood = [], failed: knownBad = [] } = known;
  const pods = podsOf(context, job);
  const freshOf = (phase: string, seen: readonly string[]): readonly string[] =>
    pods.flatMap((pod) => (pod.status?.phase === phase && !seen.includes(pod.metadata.uid) ? [pod.metadata.uid] : []));
  const good = freshOf('Succeeded', knownGood);
  const bad = freshOf('Failed', knownBad);
  const present = new Set(pods.map((pod) => pod.metadata.uid));
  const kept = (uids: readonly string[]): readonly string[] => uids.filter((uid) => present.has(uid));
  return {
    ...status,
    succeeded: succeeded + good.length,
    failed: failed + bad.length,
    uncountedTerminatedPods: { succeeded: [...kept(knownGood), ...good], failed: [...kept(knownBad), ...bad] },
  };
}

function run(context: ClusterContext, job: Job, counted: JobStatus): void {
  const active = podsOf(context, job).filter(isActive);
  const { succeeded = 0 } = counted;
  const { parallelism, completions } = job.spec;
  const wanted =
    completions === undefined ? (succeeded > 0 ? 0 : parallelism) : Math.min(parallelism, completions - succeeded);
  for (const pod of active.slice(Math.max(0, wanted))) deleteOwnedPod(context, job, pod, component);
  if (context.nowMs() >= mayCreateFromMs(context, job, counted)) {
    for (let missing = wanted - active.length; missing > 0; missing -= 1) {
      if (typeof createOwnedPod(context, job, { template: job.spec.template, component }) === 'string') break;
    }
  }
  write(context, job, { ...resumed(counted, context.nowMs()), ...liveCounts(podsOf(context, job)) });
}

/** After a failed pod the next one waits, the longer the more have failed. */
function mayCreateFromMs(context: ClusterContext, job: Job, counted: JobStatus): number {
  const { failed = 0 } = counted;
  if (failed === 0) return 0;
  const ends = podsOf(context, job).flatMap((pod) => {
    if (pod.status?.phase !== 'Failed') return [];
    const finishedAt = pod.status.containerStatuses?.[0]?.state.terminated?.finishedAt;
    return finishedAt === undefined ? [] : [Date.parse(finishedAt)];
  });
  return Math.max(0, ...ends) + Math.min(longestBackoffMs, firstBackoffMs * 2 ** (failed - 1));
}

function suspend(context: ClusterContext, job: Job, counted: JobStatus): void {
  for (const pod of podsOf(context, job).filter(isActive)) deleteOwnedPod(context, job, pod, component);
  const { startTime: _started, ...status } = counted;
  const suspended = withCondition(
    status,
    { type: 'Suspended', status: 'True', reason: 'JobSuspended', message: 'Job suspended' },
    context.nowMs(),
  );
  write(context, job, { ...suspended, ...liveCounts(podsOf(context, job)) });
}

/** The clock of the deadline starts with the first pass, and anew when a suspended job goes on. */
function resumed(counted: JobStatus, nowMs: number): JobStatus {
  const wasSuspended = counted.conditions?.some((one) => one.type === 'Suspended' && one.status === 'True') === true;
  const status = { ...counted, startTime: counted.startTime ?? toKubeTime(nowMs) };
  const condition = { type: 'Suspended', status: 'False', reason: 'JobResumed', message: 'Job resumed' } as const;
  return wasSuspended ? withCondition(status, condition, nowMs) : status;
}

function finish(context: ClusterContext, job: Job, counted: JobStatus, verdict: JobVerdict): void {
  const nowMs = context.nowMs();
  const left = podsOf(context, job).filter(isActive);
  for (const pod of left) deleteOwnedPod(context, job, pod, component);
  const { uncountedTerminatedPods: _uncounted, ...status } = counted;
  const failed = (counted.failed ?? 0) + (verdict.type === 'Failed' ? left.length : 0);
  const ended = withCondition({ ...status, failed }, { ...verdict, status: 'True' }, nowMs);
  context.event(job, {
    type: verdict.type === 'Complete' ? 'Normal' : 'Warning',
    reason: verdict.type === 'Complete' ? 'Completed' : verdict.reason,
    message: verdict.type === 'Complete' ? 'Job completed' : verdict.message,
    component,
  });
  write(context, job, {
    ...ended,
    startTime: counted.startTime ?? toKubeTime(nowMs),
    ...(verdict.type === 'Complete' ? { completionTime: toKubeTime(nowMs) } : {}),
    ready: 0,
    active: 0,
  });
}

function removeExpired(context: ClusterContext, job: Job): void {
  const { ttlSecondsAfterFinished } = job.spec;
  const ended = job.status?.conditions?.find((one) => one.type === 'Complete' || one.type === 'Failed');
  if (ttlSecondsAfterFinished === undefined || ended?.lastTransitionTime === undefined) return;
  if (context.nowMs() < Date.parse(ended.lastTransitionTime) + ttlSecondsAfterFinished * 1000) return;
  // The pods of an expired job go with it, whatever the default for a deletion by hand is.
  context.store.remove('jobs.batch', job);
}

function liveCounts(pods: readonly Pod[]): Pick<JobStatus, 'active' | 'ready'> {
  const active = pods.filter(isActive);
  return { active: active.length, ready: active.filter(isPodReady).length };
}

/** Counts of zero are left out, as the API's `omitempty` does. */
function write(context: ClusterContext, job: Job, status: JobStatus): void {
  const { active = 0, succeeded = 0, failed = 0, ...rest } = status;
  context.store.replace('jobs.batch', {
    ...job,
    status: {
      ...rest,
      ...(active > 0 ? { active } : {}),
      ...(succeeded > 0 ? { succeeded } : {}),
      ...(failed > 0 ? { failed } : {}),
    },
  });
}
