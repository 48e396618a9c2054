import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { invalidValue } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { qualifiedNameProblems } from '#sandbox/kubernetes/metadata-problems.ts';
import { metadataShape, quantities } from '#sandbox/kubernetes/metadata-shape.ts';
import type { ResourceQuota } from '#sandbox/kubernetes/policy-objects.ts';
import { isQuantity, quantityNano } from '#sandbox/kubernetes/quantity.ts';
import { canonicalHard } from '#sandbox/kubernetes/resource-quota.ts';

type Spec = ResourceQuota['spec'];

const standard = new Set([
  ...['cpu', 'memory', 'ephemeral-storage', 'storage'].flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
  'pods',
  'services',
  'services.nodeports',
  'services.loadbalancers',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'resourcequotas',
  'replicationcontrollers',
]);

export const resourceQuotas = defineResource({
  group: '',
  plural: 'resourcequotas',
  kind: 'ResourceQuota',
  shortNames: ['quota'],
  answersDeleted: true,
  subresources: [statusOf('ResourceQuota')],
  columns: [
    nameColumn,
    { name: 'Request', type: 'string', priority: 0, cell: (object) => usageText(object, false) },
    { name: 'Limit', type: 'string', priority: 0, cell: (object) => usageText(object, true) },
    ageColumn,
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        hard: quantities.refine((list) => Object.values(list ?? {}).every(isQuantity), 'not a quantity'),
      })
      .nullish(),
  }),
  withDefaults: (draft) => {
    const spec = draft['spec'] as Spec | undefined;
    return { ...draft, spec: { ...spec, hard: canonicalHard(spec?.hard) }, status: draft['status'] ?? {} };
  },
  problems: (draft) =>
    Object.entries((draft['spec'] as Spec).hard ?? {}).flatMap(([resource, quantity]) => {
      const at = `spec.hard[${resource}]`;
      const isKnown = standard.has(resource) || resource.includes('/') || resource.startsWith('hugepages-');
      return [
        ...qualifiedNameProblems(at, resource),
        ...(isKnown ? [] : [invalidValue(at, resource, 'must be a standard resource for quota')]),
        ...(quantityNano(quantity) < 0n ? [invalidValue(at, quantity, 'must be greater than or equal to 0')] : []),
      ];
    }),
});

function usageText(object: KubeObject, limits: boolean): string {
  const { hard = {}, used = {} } = (object as ResourceQuota).status ?? {};
  return Object.keys(hard)
    .filter((resource) => resource.startsWith('limits.') === limits)
    .map((resource) => `${resource}: ${used[resource] ?? '0'}/${hard[resource] ?? '0'}`)
    .join(', ');
}
