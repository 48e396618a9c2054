import { ownerReferenceTo } from '#sandbox/kubernetes/controllers/owned-by.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { jobs } from '#sandbox/kubernetes/resources/jobs.ts';
import type { CronJob } from '#sandbox/kubernetes/batch-objects.ts';
import { cronJobsOf } from '#sandbox/platform/cron-jobs.ts';
import type { Fault, World } from '#sandbox/platform/fault.ts';

/** How long what the job needs is out of reach. */
const outageMs = 12_000;

/** The nightly job runs while its what it needs is away for a moment, and fails. That is back soon; the job does not try again. */
export const failedCronJob: Fault = {
  kind: {
    id: 'failed-cron-job',
    title: 'Nightly job failed',
    description: 'The last run of a cron job failed because of an error that has passed; what it does is not done.',
    remedy:
      'Run the job again (kubectl create job --from=cronjob/<name>). A restart of the service, or waiting for the next night, leaves the work undone.',
    targets: ['billing-api', 'provider-directory'],
  },
  strike(world, service) {
    const name = cronJobsOf(service)[0]?.name ?? '';
    const { namespace } = world.spec(service);
    const sinceMs = world.nowMs();
    const stored = (): CronJob | undefined => world.cluster.store.get('cronjobs.batch', namespace, name);
    const cronJob = stored();
    if (!cronJob) throw new Error(`${service} has no cron job`);
    startScheduledRun(world, cronJob);
    const lastSuccessMs = (): number => Date.parse(stored()?.status?.lastSuccessfulTime ?? '');
    return {
      kind: failedCronJob.kind.id,
      service,
      sinceMs,
      failsCronJob: (candidate) => candidate === name && world.nowMs() - sinceMs < outageMs,
      isOver: () => lastSuccessMs() > sinceMs,
      repair: () => {
        const current = stored();
        if (current) startRun(world, current, `${name}-again-${world.cluster.randomSuffix()}`);
      },
    };
  },
};

/** Starts the run that the schedule would start, now: the Job is named after the minute it was due. */
function startScheduledRun(world: World, cronJob: CronJob): void {
  const { store, randomSuffix } = world.cluster;
  const nowMs = world.nowMs();
  const dueName = `${cronJob.metadata.name}-${Math.floor(nowMs / 60_000)}`;
  const isTaken = store.get('jobs.batch', cronJob.metadata.namespace, dueName) !== undefined;
  startRun(world, cronJob, isTaken ? `${dueName}-${randomSuffix()}` : dueName);
  const status = { ...cronJob.status, lastScheduleTime: toKubeTime(nowMs) };
  store.replace('cronjobs.batch', { ...cronJob, status });
}

/** Makes a Job of the cron job's template; the controller of the cron job finds it by its owner. */
function startRun({ cluster }: World, cronJob: CronJob, name: string): void {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const { namespace } = cronJob.metadata;
  const draft = jobs.withDefaults({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...metadata,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid: cluster.newUid(),
      ownerReferences: [ownerReferenceTo(cronJob)],
      generation: 1,
    },
    spec,
  });
  cluster.store.create('jobs.batch', draft);
}
