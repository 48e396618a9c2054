import type { CronJob, Job } from '#sandbox/kubernetes/batch-objects.ts';
import { sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The CronJobs and their Jobs by the names of kube-state-metrics; `service` is the one they are a part of. */
export function cronJobSamples({ cluster }: Scrape): readonly ScrapedSample[] {
  return [
    ...cluster.store.list('cronjobs.batch').flatMap(cronJobSamplesOf),
    ...cluster.store.list('jobs.batch').flatMap(jobSamplesOf),
  ];
}

function cronJobSamplesOf(cronJob: CronJob): readonly ScrapedSample[] {
  const { status } = cronJob;
  const labels = { ...ownerOf(cronJob), cronjob: cronJob.metadata.name };
  return [
    sample('kube_cronjob_status_active', status?.active?.length ?? 0, labels),
    ...timeSample('kube_cronjob_status_last_schedule_time', status?.lastScheduleTime, labels),
    ...timeSample('kube_cronjob_status_last_successful_time', status?.lastSuccessfulTime, labels),
  ];
}

function jobSamplesOf(job: Job): readonly ScrapedSample[] {
  const labels = { ...ownerOf(job), job_name: job.metadata.name };
  const hasFailed = job.status?.conditions?.some(({ type, status }) => type === 'Failed' && status === 'True') === true;
  return [
    sample('kube_job_failed', hasFailed ? 1 : 0, { ...labels, condition: 'true' }),
    sample('kube_job_status_active', job.status?.active ?? 0, labels),
    sample('kube_job_status_failed', job.status?.failed ?? 0, labels),
    sample('kube_job_status_succeeded', job.status?.succeeded ?? 0, labels),
  ];
}

function ownerOf({ metadata }: CronJob | Job): Readonly<Record<string, string>> {
  const service = metadata.labels?.['app.kubernetes.io/part-of'] ?? 'kube-state-metrics';
  return { service, namespace: metadata.namespace ?? '' };
}

function timeSample(
  name: string,
  time: string | undefined,
  labels: Readonly<Record<string, string>>,
): readonly ScrapedSample[] {
  return time === undefined ? [] : [sample(name, Date.parse(time) / 1000, labels)];
}
