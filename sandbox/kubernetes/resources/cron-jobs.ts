import { z } from 'zod';
import type { CronJob, JobSpec } from '#sandbox/kubernetes/batch-objects.ts';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { cronProblem } from '#sandbox/kubernetes/cron-schedule.ts';
import { defineResource, servedAlsoAs, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { invalidValue, negativeProblem, required, unsupportedValue } from '#sandbox/kubernetes/field-problems.ts';
import { humanDuration } from '#sandbox/kubernetes/human-duration.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';
import { jobSpecProblems, jobSpecShape, withJobSpecDefaults } from './jobs.ts';

type Spec = CronJob['spec'];

const asCronJob = (object: KubeObject): CronJob => object as CronJob;
const policies = ['Allow', 'Forbid', 'Replace'];
/** Eleven characters are left for the suffix of its jobs, whose names must fit into a label. */
const longestName = 52;

export const cronJobs = defineResource({
  group: 'batch',
  plural: 'cronjobs',
  kind: 'CronJob',
  shortNames: ['cj'],
  inCategoryAll: true,
  countsGenerations: true,
  subresources: [statusOf('CronJob')],
  columns: [
    nameColumn,
    { name: 'Schedule', type: 'string', priority: 0, cell: (object) => asCronJob(object).spec.schedule },
    { name: 'Timezone', type: 'string', priority: 0, cell: () => '<none>' },
    {
      name: 'Suspend',
      type: 'string',
      priority: 0,
      cell: (object) => (asCronJob(object).spec.suspend ? 'True' : 'False'),
    },
    { name: 'Active', type: 'integer', priority: 0, cell: (object) => asCronJob(object).status?.active?.length ?? 0 },
    { name: 'Last Schedule', type: 'string', priority: 0, cell: lastScheduleText },
    ageColumn,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        schedule: z.string().nullish(),
        suspend: z.boolean().nullish(),
        concurrencyPolicy: z.string().nullish(),
        startingDeadlineSeconds: z.int().nullish(),
        successfulJobsHistoryLimit: z.int().nullish(),
        failedJobsHistoryLimit: z.int().nullish(),
        jobTemplate: z.looseObject({ metadata: metadataShape.nullish(), spec: jobSpecShape.nullish() }).nullish(),
      })
      .nullish(),
  }),
  withDefaults: (draft) => ({
    ...draft,
    spec: specWithDefaults(draft['spec'] as Partial<Spec> | undefined),
    status: draft['status'] ?? {},
  }),
  problems,
});

/** The same objects under the version that clusters before 1.25 serve. */
export const cronJobsV1Beta1 = servedAlsoAs(cronJobs, { version: 'v1beta1' });

function specWithDefaults(spec: Partial<Spec> | undefined): Spec {
  const { jobTemplate } = spec ?? {};
  return {
    ...spec,
    schedule: spec?.schedule ?? '',
    suspend: spec?.suspend ?? false,
    concurrencyPolicy: spec?.concurrencyPolicy ?? 'Allow',
    successfulJobsHistoryLimit: spec?.successfulJobsHistoryLimit ?? 3,
    failedJobsHistoryLimit: spec?.failedJobsHistoryLimit ?? 1,
    jobTemplate: { ...jobTemplate, spec: withoutOwnDefaults(jobTemplate?.spec) },
  };
}

/** A template keeps only the defaults of its pods; the job made from it gets the rest. */
function withoutOwnDefaults(spec: Partial<JobSpec> | undefined): Partial<JobSpec> {
  return { ...spec, template: withJobSpecDefaults(spec).template };
}

function problems(draft: KubeDraft): readonly StatusCause[] {
  const spec = draft['spec'] as Spec;
  const { name = '' } = draft.metadata;
  const cron = spec.schedule === '' ? null : cronProblem(spec.schedule);
  return [
    ...(name.length > longestName ? [invalidValue('metadata.name', name, 'must be no more than 52 characters')] : []),
    ...(spec.schedule === '' ? [required('spec.schedule')] : []),
    ...(cron === null ? [] : [invalidValue('spec.schedule', spec.schedule, cron)]),
    ...negativeProblem('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds),
    ...(policies.includes(spec.concurrencyPolicy)
      ? []
      : [unsupportedValue('spec.concurrencyPolicy', spec.concurrencyPolicy, policies)]),
    ...jobSpecProblems(withJobSpecDefaults(spec.jobTemplate.spec), 'spec.jobTemplate.spec'),
    ...negativeProblem('spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit),
    ...negativeProblem('spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit),
  ];
}

function lastScheduleText(object: KubeObject, nowMs: number): string {
  const last = asCronJob(object).status?.lastScheduleTime;
  return last === undefined ? '<none>' : humanDuration(nowMs - Date.parse(last));
}
