import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { cronJobs } from '#sandbox/kubernetes/resources/cron-jobs.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import type { CronJobSpec } from '#sandbox/platform/cron-jobs.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';
import { registry } from './registry.ts';

const hourMs = 3_600_000;

/** A cron job that last ran, and succeeded, some hours before now. A run that fails is not tried again. */
export function seedCronJob(
  cluster: Cluster,
  cronJob: CronJobSpec,
  of: { readonly service: ServiceSpec; readonly creationTimestamp: string },
): void {
  const { name } = cronJob;
  const labels = { app: name, 'app.kubernetes.io/part-of': cronJob.service };
  const lastRunMs = cluster.nowMs() - 7 * hourMs;
  const draft = cronJobs.withDefaults({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: {
      name,
      namespace: of.service.namespace,
      creationTimestamp: of.creationTimestamp,
      generation: 1,
      labels: { ...labels, team: of.service.team },
    },
    spec: {
      schedule: cronJob.schedule,
      timeZone: 'Etc/UTC',
      suspend: false,
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: {
        metadata: { labels },
        spec: {
          backoffLimit: 0,
          template: {
            metadata: { labels },
            spec: {
              restartPolicy: 'Never',
              containers: [
                {
                  name: 'run',
                  image: `${registry}/${name}:1.4.2`,
                  resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
                },
              ],
            },
          },
        },
      },
    },
    status: { lastScheduleTime: toKubeTime(lastRunMs), lastSuccessfulTime: toKubeTime(lastRunMs + cronJob.runsForMs) },
  });
  cluster.store.create('cronjobs.batch', draft);
}
