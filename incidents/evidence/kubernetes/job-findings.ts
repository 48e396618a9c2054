import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { sayDuration } from '#domain/duration.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook } from '#incidents/evidence/notebook.ts';
import type { ClusterLook } from './cluster-look.ts';
import { listAt, textAt, timeAt } from './object-fields.ts';

const hourMs = 60 * 60_000;
/** A failure longer ago than this has been somebody else's incident. */
const windowMs = 3 * hourMs;

/** Whether a job that belongs to the service, or that an alert names, has failed lately. That none has takes both kinds to be read. */
export async function noteJobFindings(
  question: EvidenceQuestion,
  notebook: Notebook,
  look: ClusterLook,
  namespace: string,
): Promise<void> {
  const [jobs, cronJobs] = await Promise.all([look.list('job', namespace), look.list('cronjob', namespace)]);
  const isOwn = belongs(question);
  const ownJobs = (jobs ?? []).filter(isOwn);
  const ownCronJobs = (cronJobs ?? []).filter(isOwn);
  const isWhole = jobs !== null && cronJobs !== null;
  if (ownJobs.length + ownCronJobs.length === 0) {
    if (isWhole) {
      notebook.note({ id: 'job_failed', present: false, text: 'it has no jobs', reference: `jobs in ${namespace}` });
    }
    return;
  }
  const now = question.now.getTime();
  const failed = ownJobs
    .map((job) => ({ job, condition: listAt(job, 'status', 'conditions').find(isFailure) }))
    .filter(({ condition }) => condition !== undefined)
    .map(({ job, condition }) => ({ job, condition, at: timeAt(condition, 'lastTransitionTime') }))
    .filter(({ job, at }) => now - (at?.getTime() ?? now) <= windowMs && !succeededSince(ownJobs, job, at))
    .toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))[0];
  const behind = ownCronJobs.find(hasLastRunFailed);
  const name = failed?.job.metadata.name ?? behind?.metadata.name;
  if (name === undefined && !isWhole) return;
  notebook.note({
    id: 'job_failed',
    present: name !== undefined,
    text: failed
      ? `job ${failed.job.metadata.name} failed${failed.at ? ` ${sayDuration(Math.max(0, now - failed.at.getTime()))} ago` : ''}: ${textAt(failed.condition, 'reason')} ${textAt(failed.condition, 'message')}`.trim()
      : behind
        ? `the last run of ${behind.metadata.name} did not succeed`
        : `none of ${ownJobs.length + ownCronJobs.length} jobs failed lately`,
    reference: failed
      ? `job ${failed.job.metadata.name}`
      : behind
        ? `cronjob ${behind.metadata.name}`
        : `jobs in ${namespace}`,
    subject: name,
  });
}

function belongs({ incident, alerts }: EvidenceQuestion): (object: KubernetesObject) => boolean {
  const { service } = incident;
  const named = new Set(alerts.flatMap(({ labels }) => [labels['job_name'] ?? '', labels['cronjob'] ?? '']));
  return ({ metadata }) => {
    const owners = (metadata.ownerReferences ?? []).map(({ name }) => name);
    if ([metadata.name, ...owners].some((name) => named.has(name))) return true;
    const { app, 'app.kubernetes.io/part-of': part, 'app.kubernetes.io/name': name } = metadata.labels ?? {};
    return service !== null && ([app, part, name].includes(service) || metadata.name.startsWith(`${service}-`));
  };
}

function isFailure(condition: unknown): boolean {
  return textAt(condition, 'type') === 'Failed' && textAt(condition, 'status') === 'True';
}

/** A later run of the same cron job that went well makes the failure past. */
function succeededSince(jobs: readonly KubernetesObject[], job: KubernetesObject, at: Date | null): boolean {
  const owner = job.metadata.ownerReferences?.[0]?.uid;
  return jobs.some(
    (other) =>
      owner !== undefined &&
      other.metadata.ownerReferences?.[0]?.uid === owner &&
      (timeAt(other, 'status', 'completionTime')?.getTime() ?? 0) > (at?.getTime() ?? Number.POSITIVE_INFINITY),
  );
}

/** Its job may be gone already; the schedule still tells. A run that is under way counts as neither. */
function hasLastRunFailed(cronJob: KubernetesObject): boolean {
  const scheduled = timeAt(cronJob, 'status', 'lastScheduleTime');
  const succeeded = timeAt(cronJob, 'status', 'lastSuccessfulTime');
  return (
    scheduled !== null &&
    succeeded !== null &&
    scheduled.getTime() > succeeded.getTime() &&
    listAt(cronJob, 'status', 'active').length === 0
  );
}
