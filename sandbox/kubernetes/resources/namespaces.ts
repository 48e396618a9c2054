import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';

const phaseOf = (object: { readonly [field: string]: unknown }): string =>
  (object['status'] as { readonly phase?: string } | undefined)?.phase ?? 'Active';

/** A namespace that is deleted is Terminating until its controller has emptied it. */
export const namespaces = defineResource({
  group: '',
  plural: 'namespaces',
  kind: 'Namespace',
  shortNames: ['ns'],
  namespaced: false,
  nameRule: 'label',
  verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  subresources: [statusOf('Namespace')],
  columns: [nameColumn, { name: 'Status', type: 'string', priority: 0, cell: phaseOf }, ageColumn],
  fields: { 'status.phase': phaseOf },
  withDefaults: (draft, previous) => ({
    ...draft,
    metadata: {
      ...draft.metadata,
      labels: { 'kubernetes.io/metadata.name': draft.metadata.name ?? '', ...draft.metadata.labels },
    },
    spec: previous?.['spec'] ?? { finalizers: ['kubernetes'] },
    status: draft['status'] ?? { phase: 'Active' },
  }),
});
