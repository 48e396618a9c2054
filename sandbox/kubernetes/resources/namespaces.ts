import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { plainShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';

const phaseOf = (object: { readonly [field: string]: unknown }): string =>
  (object['status'] as { readonly phase?: string } | undefined)?.phase ?? 'Active';

/** Namespaces are made and read; the sandbox does not tear one down. */
export const namespaces: ResourceKind = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
  singular: 'namespace',
  kind: 'Namespace',
  shortNames: ['ns'],
  namespaced: false,
  inCategoryAll: false,
  storage: 'namespaces',
  verbs: ['get', 'list', 'watch', 'create', 'update', 'patch'],
  subresources: [],
  columns: [nameColumn, { name: 'Status', type: 'string', priority: 0, cell: phaseOf }, ageColumn],
  shape: plainShape,
  fields: { 'status.phase': phaseOf },
  withDefaults: (draft) => ({
    ...draft,
    metadata: {
      ...draft.metadata,
      labels: { 'kubernetes.io/metadata.name': draft.metadata.name ?? '', ...draft.metadata.labels },
    },
    spec: { finalizers: ['kubernetes'] },
    status: draft['status'] ?? { phase: 'Active' },
  }),
  problems: () => [],
};
