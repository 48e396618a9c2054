import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ageColumn, nameColumn, templateColumns } from '#sandbox/kubernetes/columns.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { matchesLabelSelector } from '#sandbox/kubernetes/label-selector.ts';
import { labelSelectorShape, metadataShape, podTemplateShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { withPodSpecDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { invalidValue, podSpecProblems, required } from '#sandbox/kubernetes/pod-spec-problems.ts';
import type { ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';
import type { Deployment } from '#sandbox/kubernetes/workload-objects.ts';

type Spec = Deployment['spec'];

const asDeployment = (object: KubeObject): Deployment => object as Deployment;
const countOrPercent = z.union([z.int(), z.string()]).nullish();

export const deployments: ResourceKind = {
  group: 'apps',
  version: 'v1',
  plural: 'deployments',
  singular: 'deployment',
  kind: 'Deployment',
  shortNames: ['deploy'],
  namespaced: true,
  inCategoryAll: true,
  storage: 'deployments.apps',
  verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  subresources: [
    { name: 'scale', kind: 'Scale', group: 'autoscaling', version: 'v1', verbs: ['get', 'update', 'patch'] },
    { name: 'status', kind: 'Deployment', verbs: ['get', 'update', 'patch'] },
  ],
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
            type: z.enum(['RollingUpdate', 'Recreate']).optional(),
            rollingUpdate: z.looseObject({ maxSurge: countOrPercent, maxUnavailable: countOrPercent }).nullish(),
          })
          .nullish(),
      })
      .optional(),
  }),
  fields: {},
  withDefaults: (draft: KubeDraft) => ({
    ...draft,
    spec: specWithDefaults(draft['spec'] as Partial<Spec> | undefined),
  }),
  problems,
};

function readyText(object: KubeObject): string {
  const deployment = asDeployment(object);
  return `${deployment.status?.readyReplicas ?? 0}/${deployment.spec.replicas}`;
}

function specWithDefaults(spec: Partial<Spec> | undefined): Spec {
  const type = spec?.strategy?.type ?? 'RollingUpdate';
  const rollingUpdate = { maxUnavailable: '25%', maxSurge: '25%', ...spec?.strategy?.rollingUpdate };
  return {
    ...spec,
    replicas: spec?.replicas ?? 1,
    selector: spec?.selector ?? {},
    template: { ...spec?.template, spec: withPodSpecDefaults(spec?.template?.spec) },
    strategy: type === 'Recreate' ? { type } : { type, rollingUpdate },
    revisionHistoryLimit: spec?.revisionHistoryLimit ?? 10,
    progressDeadlineSeconds: spec?.progressDeadlineSeconds ?? 600,
  };
}

function problems(draft: KubeDraft, previous: KubeObject | null): readonly StatusCause[] {
  const spec = draft['spec'] as Spec;
  const found: StatusCause[] = [];
  if (spec.replicas < 0) {
    found.push(invalidValue('spec.replicas', spec.replicas, 'must be greater than or equal to 0'));
  }
  const labels = spec.template.metadata?.labels ?? {};
  if (Object.keys(spec.selector).length === 0) found.push(required('spec.selector'));
  else if (!matchesLabelSelector(spec.selector, labels)) {
    found.push(invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'));
  }
  if (previous && !isDeepStrictEqual(spec.selector, asDeployment(previous).spec.selector)) {
    found.push(invalidValue('spec.selector', spec.selector, 'field is immutable'));
  }
  return [...found, ...podSpecProblems(spec.template.spec, 'spec.template.spec')];
}
