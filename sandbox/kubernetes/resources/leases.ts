import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource } from '#sandbox/kubernetes/define-resource.ts';

const holderOf = (object: { readonly [field: string]: unknown }): string =>
  (object['spec'] as { readonly holderIdentity?: string } | undefined)?.holderIdentity ?? '';

export const leases = defineResource({
  group: 'coordination.k8s.io',
  plural: 'leases',
  kind: 'Lease',
  updateNeedsVersion: true,
  columns: [nameColumn, { name: 'Holder', type: 'string', priority: 0, cell: holderOf }, ageColumn],
});
