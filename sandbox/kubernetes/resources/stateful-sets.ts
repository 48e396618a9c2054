import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ageColumn, nameColumn, templateColumns } from '#sandbox/kubernetes/columns.ts';
import { defineResource, scale, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { forbiddenField, negativeProblem, unsupportedValue } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { labelSelectorShape, metadataShape, plainShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { withTemplateDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { podTemplateShape } from '#sandbox/kubernetes/pod-spec-shape.ts';
import type { StatefulSet } from '#sandbox/kubernetes/set-objects.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';
import { templateProblems } from '#sandbox/kubernetes/workload-spec-problems.ts';
import { withClaimDefaults } from './persistent-volume-claims.ts';

type Spec = StatefulSet['spec'];

const asStatefulSet = (object: KubeObject): StatefulSet => object as StatefulSet;
const changeable = new Set([
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
]);

export const statefulSets = defineResource({
  group: 'apps',
  plural: 'statefulsets',
  kind: 'StatefulSet',
  shortNames: ['sts'],
  inCategoryAll: true,
  countsGenerations: true,
  subresources: [scale, statusOf('StatefulSet')],
  columns: [
    nameColumn,
    { name: 'Ready', type: 'string', priority: 0, cell: readyText },
    ageColumn,
    ...templateColumns.filter((column) => column.name !== 'Selector'),
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        replicas: z.int().nullish(),
        selector: labelSelectorShape.nullish(),
        template: podTemplateShape.nullish(),
        serviceName: z.string().nullish(),
        podManagementPolicy: z.string().nullish(),
        revisionHistoryLimit: z.int().nullish(),
        updateStrategy: z
          .looseObject({
            type: z.string().nullish(),
            rollingUpdate: z.looseObject({ partition: z.int().nullish() }).nullish(),
          })
          .nullish(),
        volumeClaimTemplates: z.array(plainShape).nullish(),
      })
      .nullish(),
  }),
  withDefaults: (draft) => ({ ...draft, spec: specWithDefaults(draft['spec'] as Partial<Spec> | undefined) }),
  problems,
});

function readyText(object: KubeObject): string {
  return `${asStatefulSet(object).status?.readyReplicas ?? 0}/${asStatefulSet(object).spec.replicas}`;
}

function specWithDefaults(spec: Partial<Spec> | undefined): Spec {
  const type = spec?.updateStrategy?.type ?? 'RollingUpdate';
  const rollingUpdate = { partition: 0, ...spec?.updateStrategy?.rollingUpdate };
  const claims = spec?.volumeClaimTemplates?.map((claim) => ({
    ...claim,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: withClaimDefaults(claim.spec),
  }));
  return {
    ...spec,
    replicas: spec?.replicas ?? 1,
    selector: spec?.selector ?? {},
    template: withTemplateDefaults(spec?.template),
    podManagementPolicy: spec?.podManagementPolicy ?? 'OrderedReady',
    updateStrategy: type === 'RollingUpdate' ? { type, rollingUpdate } : { ...spec?.updateStrategy, type },
    ...(claims === undefined ? {} : { volumeClaimTemplates: claims }),
    revisionHistoryLimit: spec?.revisionHistoryLimit ?? 10,
  };
}

function problems(draft: KubeDraft, previous: KubeObject | null): readonly StatusCause[] {
  const spec = draft['spec'] as Spec;
  return [
    ...negativeProblem('spec.replicas', spec.replicas),
    ...(['OrderedReady', 'Parallel'].includes(spec.podManagementPolicy)
      ? []
      : [unsupportedValue('spec.podManagementPolicy', spec.podManagementPolicy, ['OrderedReady', 'Parallel'])]),
    ...(['RollingUpdate', 'OnDelete'].includes(spec.updateStrategy.type)
      ? []
      : [unsupportedValue('spec.updateStrategy', spec.updateStrategy.type, ['RollingUpdate', 'OnDelete'])]),
    ...negativeProblem('spec.updateStrategy.rollingUpdate.partition', spec.updateStrategy.rollingUpdate?.partition),
    ...templateProblems(spec, null, 'checked-elsewhere'),
    ...(previous === null || isDeepStrictEqual(fixedPart(spec), fixedPart(asStatefulSet(previous).spec))
      ? []
      : [forbiddenField('spec', `updates to statefulset spec for fields other than ${fieldList()} are forbidden`)]),
  ];
}

function fixedPart(spec: Spec): unknown {
  return Object.fromEntries(Object.entries(spec).filter(([field]) => !changeable.has(field)));
}

function fieldList(): string {
  const quoted = [...changeable].map((field) => `'${field}'`);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
