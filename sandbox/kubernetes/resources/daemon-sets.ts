import { z } from 'zod';
import { ageColumn, nameColumn, templateColumns } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { unsupportedValue } from '#sandbox/kubernetes/field-problems.ts';
import { countOrPercentProblems } from '#sandbox/kubernetes/intstr.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { countOrPercent, labelSelectorShape, metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { withTemplateDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { podTemplateShape } from '#sandbox/kubernetes/pod-spec-shape.ts';
import type { Column } from '#sandbox/kubernetes/resource-kind.ts';
import type { DaemonSet } from '#sandbox/kubernetes/set-objects.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';
import { templateProblems } from '#sandbox/kubernetes/workload-spec-problems.ts';

type Spec = DaemonSet['spec'];

const asDaemonSet = (object: KubeObject): DaemonSet => object as DaemonSet;
const count = (name: string, field: keyof NonNullable<DaemonSet['status']>): Column => ({
  name,
  type: 'integer',
  priority: 0,
  cell: (object) => asDaemonSet(object).status?.[field] ?? 0,
});

export const daemonSets = defineResource({
  group: 'apps',
  plural: 'daemonsets',
  kind: 'DaemonSet',
  shortNames: ['ds'],
  inCategoryAll: true,
  countsGenerations: true,
  subresources: [statusOf('DaemonSet')],
  columns: [
    nameColumn,
    count('Desired', 'desiredNumberScheduled'),
    count('Current', 'currentNumberScheduled'),
    count('Ready', 'numberReady'),
    count('Up-to-date', 'updatedNumberScheduled'),
    count('Available', 'numberAvailable'),
    { name: 'Node Selector', type: 'string', priority: 0, cell: nodeSelectorText },
    ageColumn,
    ...templateColumns,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        selector: labelSelectorShape.nullish(),
        template: podTemplateShape.nullish(),
        revisionHistoryLimit: z.int().nullish(),
        updateStrategy: z
          .looseObject({
            type: z.string().nullish(),
            rollingUpdate: z.looseObject({ maxUnavailable: countOrPercent, maxSurge: countOrPercent }).nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
  withDefaults: (draft) => ({ ...draft, spec: specWithDefaults(draft['spec'] as Partial<Spec> | undefined) }),
  problems,
});

function nodeSelectorText(object: KubeObject): string {
  const pairs = Object.entries(asDaemonSet(object).spec.template.spec.nodeSelector ?? {});
  return pairs.length === 0 ? '<none>' : pairs.map(([key, value]) => `${key}=${value}`).join(',');
}

function specWithDefaults(spec: Partial<Spec> | undefined): Spec {
  const type = spec?.updateStrategy?.type ?? 'RollingUpdate';
  const rollingUpdate = { maxSurge: 0, maxUnavailable: 1, ...spec?.updateStrategy?.rollingUpdate };
  return {
    ...spec,
    selector: spec?.selector ?? {},
    template: withTemplateDefaults(spec?.template),
    updateStrategy: type === 'RollingUpdate' ? { type, rollingUpdate } : { ...spec?.updateStrategy, type },
    revisionHistoryLimit: spec?.revisionHistoryLimit ?? 10,
  };
}

function problems(draft: KubeDraft, previous: KubeObject | null): readonly StatusCause[] {
  const spec = draft['spec'] as Spec;
  const { type, rollingUpdate } = spec.updateStrategy;
  return [
    ...templateProblems(spec, previous === null ? null : asDaemonSet(previous).spec),
    ...(['RollingUpdate', 'OnDelete'].includes(type)
      ? []
      : [unsupportedValue('spec.updateStrategy', type, ['RollingUpdate', 'OnDelete'])]),
    ...countOrPercentProblems(
      'spec.updateStrategy.rollingUpdate.maxUnavailable',
      rollingUpdate?.maxUnavailable,
      'up-to-100%',
    ),
  ];
}
