import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Job, JobSpec } from '#sandbox/kubernetes/batch-objects.ts';
import { ageColumn, nameColumn, templateColumns } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { immutable, negativeProblem, required } from '#sandbox/kubernetes/field-problems.ts';
import { humanDuration } from '#sandbox/kubernetes/human-duration.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { labelSelectorShape, metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { withTemplateDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { podSpecProblems } from '#sandbox/kubernetes/pod-spec-problems.ts';
import { podTemplateShape } from '#sandbox/kubernetes/pod-spec-shape.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';

const asJob = (object: KubeObject): Job => object as Job;
const restartPolicies = ['OnFailure', 'Never'];

export const jobSpecShape = z.looseObject({
  parallelism: z.int().nullish(),
  completions: z.int().nullish(),
  backoffLimit: z.int().nullish(),
  activeDeadlineSeconds: z.int().nullish(),
  ttlSecondsAfterFinished: z.int().nullish(),
  suspend: z.boolean().nullish(),
  manualSelector: z.boolean().nullish(),
  selector: labelSelectorShape.nullish(),
  template: podTemplateShape.nullish(),
});

export const jobs = defineResource({
  group: 'batch',
  plural: 'jobs',
  kind: 'Job',
  inCategoryAll: true,
  countsGenerations: true,
  // batch/v1 keeps what it did before garbage collection existed: the pods of a deleted job stay.
  defaultPropagation: 'Orphan',
  subresources: [statusOf('Job')],
  columns: [
    nameColumn,
    { name: 'Status', type: 'string', priority: 0, cell: statusText },
    { name: 'Completions', type: 'string', priority: 0, cell: completionsText },
    { name: 'Duration', type: 'string', priority: 0, cell: durationText },
    ageColumn,
    ...templateColumns,
  ],
  shape: z.looseObject({ metadata: metadataShape, spec: jobSpecShape.nullish() }),
  fields: { 'status.successful': (object) => String(asJob(object).status?.succeeded ?? 0) },
  withDefaults,
  problems: (draft, previous) => {
    const spec = draft['spec'] as JobSpec;
    return [...jobSpecProblems(spec, 'spec'), ...(previous === null ? [] : changeProblems(spec, asJob(previous).spec))];
  },
});

/** Defaults of a job's spec, without the selector that is made for one job only. */
export function withJobSpecDefaults(spec: Partial<JobSpec> | undefined): JobSpec {
  const isPlain = spec?.completions === undefined && spec?.parallelism === undefined;
  return {
    ...spec,
    parallelism: spec?.parallelism ?? 1,
    ...(isPlain ? { completions: 1 } : {}),
    backoffLimit: spec?.backoffLimit ?? 6,
    suspend: spec?.suspend ?? false,
    selector: spec?.selector ?? {},
    template: withTemplateDefaults(spec?.template),
  };
}

/** A new job gets a selector of its own by its uid, so that two jobs never count each other's pods. */
function withDefaults(draft: KubeDraft, previous?: KubeObject | null): KubeDraft {
  const spec = withJobSpecDefaults(draft['spec'] as Partial<JobSpec> | undefined);
  const { uid, name = '' } = draft.metadata;
  if (spec.manualSelector === true || (previous ?? null) !== null || uid === undefined) return { ...draft, spec };
  const own = { 'batch.kubernetes.io/controller-uid': uid };
  const labels = { ...own, 'batch.kubernetes.io/job-name': name, 'controller-uid': uid, 'job-name': name };
  const { template } = spec;
  return {
    ...draft,
    metadata: { ...draft.metadata, labels: { ...draft.metadata.labels, ...labels } },
    spec: {
      ...spec,
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, ...own } },
      template: {
        ...template,
        metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...labels } },
      },
    },
    status: draft['status'] ?? {},
  };
}

/** What is wrong with the spec of a job, or of the jobs a CronJob makes. */
export function jobSpecProblems(spec: JobSpec, field: string): readonly StatusCause[] {
  const policy = spec.template.spec.restartPolicy ?? '';
  const listed = restartPolicies.map((known) => JSON.stringify(known)).join(', ');
  return [
    ...(
      ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'] as const
    ).flatMap((name) => negativeProblem(`${field}.${name}`, spec[name])),
    ...podSpecProblems(spec.template.spec, `${field}.template.spec`),
    ...(restartPolicies.includes(policy)
      ? []
      : [required(`${field}.template.spec.restartPolicy`, `valid values: ${listed}`)]),
  ];
}

function changeProblems(spec: JobSpec, previous: JobSpec): readonly StatusCause[] {
  return (['completions', 'selector', 'template'] as const)
    .filter((name) => !isDeepStrictEqual(spec[name], previous[name]))
    .map((name) => immutable(`spec.${name}`, spec[name]));
}

function statusText(object: KubeObject): string {
  const job = asJob(object);
  const holds = (type: string): boolean =>
    (job.status?.conditions ?? []).some((condition) => condition.type === type && condition.status === 'True');
  if (holds('Complete')) return 'Complete';
  if (holds('Failed')) return 'Failed';
  if (job.metadata.deletionTimestamp !== undefined) return 'Terminating';
  return holds('Suspended') ? 'Suspended' : 'Running';
}

function completionsText(object: KubeObject): string {
  const { spec, status } = asJob(object);
  return `${status?.succeeded ?? 0}/${spec.completions ?? `1 of ${spec.parallelism}`}`;
}

function durationText(object: KubeObject, nowMs: number): string {
  const { startTime, completionTime } = asJob(object).status ?? {};
  if (startTime === undefined) return '';
  return humanDuration((completionTime === undefined ? nowMs : Date.parse(completionTime)) - Date.parse(startTime));
}
