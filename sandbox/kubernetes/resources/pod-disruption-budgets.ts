import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, servedAlsoAs, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { invalidValue, unsupportedValue } from '#sandbox/kubernetes/field-problems.ts';
import { countOrPercentProblems } from '#sandbox/kubernetes/intstr.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { countOrPercent, labelSelectorShape, metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { PodDisruptionBudget } from '#sandbox/kubernetes/policy-objects.ts';

type Spec = PodDisruptionBudget['spec'];

const asBudget = (object: KubeObject): PodDisruptionBudget => object as PodDisruptionBudget;
const evictionPolicies = ['AlwaysAllow', 'IfHealthyBudget'];

export const podDisruptionBudgets = defineResource({
  group: 'policy',
  plural: 'poddisruptionbudgets',
  kind: 'PodDisruptionBudget',
  shortNames: ['pdb'],
  countsGenerations: true,
  subresources: [statusOf('PodDisruptionBudget')],
  updateNeedsVersion: true,
  columns: [
    nameColumn,
    {
      name: 'Min Available',
      type: 'string',
      priority: 0,
      cell: (object) => textOf(asBudget(object).spec.minAvailable),
    },
    {
      name: 'Max Unavailable',
      type: 'string',
      priority: 0,
      cell: (object) => textOf(asBudget(object).spec.maxUnavailable),
    },
    {
      name: 'Allowed Disruptions',
      type: 'integer',
      priority: 0,
      cell: (object) => asBudget(object).status?.disruptionsAllowed ?? 0,
    },
    ageColumn,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        minAvailable: countOrPercent,
        maxUnavailable: countOrPercent,
        selector: labelSelectorShape.nullish(),
        unhealthyPodEvictionPolicy: z.string().nullish(),
      })
      .nullish(),
  }),
  withDefaults: (draft) => ({
    ...draft,
    spec: draft['spec'] ?? {},
    status: draft['status'] ?? { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  }),
  problems: (draft) => {
    const spec = draft['spec'] as Spec;
    const policy = spec.unhealthyPodEvictionPolicy;
    return [
      ...(spec.minAvailable !== undefined && spec.maxUnavailable !== undefined
        ? [invalidValue('spec', spec, 'minAvailable and maxUnavailable cannot be both set')]
        : []),
      ...countOrPercentProblems('spec.minAvailable', spec.minAvailable, 'up-to-100%'),
      ...countOrPercentProblems('spec.maxUnavailable', spec.maxUnavailable, 'up-to-100%'),
      ...(policy === undefined || evictionPolicies.includes(policy)
        ? []
        : [unsupportedValue('spec.unhealthyPodEvictionPolicy', policy, evictionPolicies)]),
    ];
  },
});

/** The same budgets under the version that clusters before 1.25 serve. */
export const podDisruptionBudgetsV1Beta1 = servedAlsoAs(podDisruptionBudgets, { version: 'v1beta1' });

function textOf(value: number | string | undefined): string {
  return value === undefined ? 'N/A' : String(value);
}
