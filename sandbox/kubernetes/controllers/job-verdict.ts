import type { Job, JobStatus } from '#sandbox/kubernetes/batch-objects.ts';
import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';

/** How a job ends, as its condition says it. */
export interface JobVerdict {
  readonly type: 'Complete' | 'Failed';
  readonly reason: 'CompletionsReached' | 'BackoffLimitExceeded' | 'DeadlineExceeded';
  readonly message: string;
}

export interface JobFacts {
  readonly counted: JobStatus;
  /** Restarts of the containers inside its pods; they count where the policy is OnFailure. */
  readonly restarts: number;
  readonly nowMs: number;
}

/** Whether and how the job has ended with these counts; null while it goes on. Failure is looked at first. */
export function jobVerdict(job: Job, { counted, restarts, nowMs }: JobFacts): JobVerdict | null {
  const { backoffLimit, activeDeadlineSeconds, completions, suspend, template } = job.spec;
  const { succeeded = 0, failed = 0, startTime } = counted;
  const isRestartedTooOften = template.spec.restartPolicy === 'OnFailure' && restarts > 0 && restarts >= backoffLimit;
  if (failed > backoffLimit || isRestartedTooOften) {
    return {
      type: 'Failed',
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    };
  }
  const ranMs = startTime === undefined ? 0 : nowMs - Date.parse(startTime);
  if (!suspend && activeDeadlineSeconds !== undefined && ranMs >= activeDeadlineSeconds * 1000) {
    return {
      type: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Job was active longer than specified deadline',
    };
  }
  const isComplete = completions === undefined ? succeeded > 0 : succeeded >= completions;
  if (!isComplete) return null;
  return { type: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' };
}

export function isJobFinished(job: Job): boolean {
  return hasJobCondition(job, 'Complete') || hasJobCondition(job, 'Failed');
}

export function hasJobCondition(job: Job, type: string): boolean {
  return (job.status?.conditions ?? []).some((condition) => condition.type === type && condition.status === 'True');
}

/** The status with the condition in it; one that says the same keeps its time. */
export function withCondition(status: JobStatus, condition: Condition, nowMs: number): JobStatus {
  const conditions = status.conditions ?? [];
  const last = conditions.find((known) => known.type === condition.type);
  if (last?.status === condition.status) return status;
  const now = toKubeTime(nowMs);
  const stated = { ...condition, lastProbeTime: now, lastTransitionTime: now };
  return { ...status, conditions: [...conditions.filter((known) => known.type !== condition.type), stated] };
}
