import { z } from 'zod';
import { ageColumn, nameColumn, templateColumns } from '#sandbox/kubernetes/columns.ts';
import { defineResource, scale, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { forbiddenField, invalidValue, negativeProblem, unsupportedValue } from '#sandbox/kubernetes/field-problems.ts';
import { countOrPercentProblems } from '#sandbox/kubernetes/intstr.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { countOrPercent, labelSelectorShape, metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { withTemplateDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { podTemplateShape } from '#sandbox/kubernetes/pod-spec-shape.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';
import type { Deployment } from '#sandbox/kubernetes/workload-objects.ts';
import { templateProblems } from '#sandbox/kubernetes/workload-spec-problems.ts';

type Spec = Deployment['spec'];

const asDeployment = (object: KubeObject): Deployment => object as Deployment;

export const deployments = defineResource({
  group: 'apps',
  plural: 'deployments',
  kind: 'Deployment',
  shortNames: ['deploy'],
  inCategoryAll: true,
  countsGenerations: true,
  subresources: [scale, statusOf('Deployment')],
  columns: [
    nameColumn,
    { name: 'Ready', type: 'string', priority: 0, cell: readyText },
    {
      name: 'Up-to-date',
      type: 'integer',
      priority: 0,
      cell: (object) => asDeployment(object).status?.updatedReplicas ?? 0,
    },
    {
      name: 'Available',
      type: 'integer',
      priority: 0,
      cell: (object) => asDeployment(object).status?.availableReplicas ?? 0,
    },
    ageColumn,
    ...templateColumns,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        replicas: z.int().nullish(),
        paused: z.boolean().nullish(),
        selector: labelSelectorShape.nullish(),
        template: podTemplateShape.nullish(),
        revisionHistoryLimit: z.int().nullish(),
        progressDeadlineSeconds: z.int().nullish(),
        strategy: z
          .looseObject({
            type: z.string().nullish(),
            rollingUpdate: z.looseObject({ maxSurge: countOrPercent, maxUnavailable: countOrPercent }).nullish(),
          })
          .nullish(),
      })
      .optional(),
  }),
  withDefaults: (draft) => ({ ...draft, spec: specWithDefaults(draft['spec'] as Partial<Spec> | undefined) }),
  problems,
});

function readyText(object: KubeObject): string {
  const deployment = asDeployment(object);
  return `${deployment.status?.readyReplicas ?? 0}/${deployment.spec.replicas}`;
}

function specWithDefaults(spec: Partial<Spec> | undefined): Spec {
  return {
    ...spec,
    replicas: spec?.replicas ?? 1,
    selector: spec?.selector ?? {},
    template: withTemplateDefaults(spec?.template),
    strategy: strategyWithDefaults(spec?.strategy),
    revisionHistoryLimit: spec?.revisionHistoryLimit ?? 10,
    progressDeadlineSeconds: spec?.progressDeadlineSeconds ?? 600,
  };
}

function strategyWithDefaults(strategy: Partial<Spec['strategy']> | undefined): Spec['strategy'] {
  const type = strategy?.type ?? 'RollingUpdate';
  // Only a rolling update gets bounds; those of somebody who asks for Recreate are kept, to be refused.
  if (type !== 'RollingUpdate') return { ...strategy, type };
  return { type, rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%', ...strategy?.rollingUpdate } };
}

function problems(draft: KubeDraft, previous: KubeObject | null): readonly StatusCause[] {
  const spec = draft['spec'] as Spec;
  return [
    ...negativeProblem('spec.replicas', spec.replicas),
    ...templateProblems(spec, previous === null ? null : asDeployment(previous).spec),
    ...strategyProblems(spec.strategy),
    ...negativeProblem('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
    ...negativeProblem('spec.progressDeadlineSeconds', spec.progressDeadlineSeconds),
  ];
}

function strategyProblems(strategy: Spec['strategy']): readonly StatusCause[] {
  const { maxSurge, maxUnavailable } = strategy.rollingUpdate ?? {};
  const at = 'spec.strategy.rollingUpdate';
  switch (strategy.type) {
    case 'Recreate':
      return strategy.rollingUpdate === undefined
        ? []
        : [forbiddenField(at, "may not be specified when strategy `type` is 'Recreate'")];
    case 'RollingUpdate':
      return [
        ...countOrPercentProblems(`${at}.maxUnavailable`, maxUnavailable, 'up-to-100%'),
        ...countOrPercentProblems(`${at}.maxSurge`, maxSurge, 'unlimited'),
        ...(isZero(maxSurge) && isZero(maxUnavailable)
          ? [invalidValue(`${at}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')]
          : []),
      ];
    default:
      // The shape lets any word through, so that a wrong one gets its 422 here.
      return [unsupportedValue('spec.strategy', strategy, ['Recreate', 'RollingUpdate'])];
  }
}

function isZero(value: number | string | undefined): boolean {
  return value === 0 || value === '0%';
}
