import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { required } from '#sandbox/kubernetes/pod-spec-problems.ts';
import type { ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';

interface ServiceSpec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
}

const specOf = (object: { readonly [field: string]: unknown }): ServiceSpec => object['spec'] ?? {};

function portsText(object: KubeObject): string {
  const ports = specOf(object).ports ?? [];
  return ports.length === 0 ? '<none>' : ports.map((port) => `${port.port}/${port.protocol ?? 'TCP'}`).join(',');
}

function selectorText(object: KubeObject): string {
  const pairs = Object.entries(specOf(object).selector ?? {});
  return pairs.length === 0 ? '<none>' : pairs.map(([key, value]) => `${key}=${value}`).join(',');
}

export const services: ResourceKind = {
  group: '',
  version: 'v1',
  plural: 'services',
  singular: 'service',
  kind: 'Service',
  shortNames: ['svc'],
  namespaced: true,
  inCategoryAll: true,
  storage: 'services',
  verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  subresources: [],
  columns: [
    nameColumn,
    { name: 'Type', type: 'string', priority: 0, cell: (object) => specOf(object).type ?? 'ClusterIP' },
    { name: 'Cluster-IP', type: 'string', priority: 0, cell: (object) => specOf(object).clusterIP ?? '<none>' },
    { name: 'External-IP', type: 'string', priority: 0, cell: () => '<none>' },
    { name: 'Port(s)', type: 'string', priority: 0, cell: portsText },
    ageColumn,
    { name: 'Selector', type: 'string', priority: 1, cell: selectorText },
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z.looseObject({ ports: z.array(z.looseObject({ port: z.int() })).optional() }).optional(),
  }),
  fields: {
    'spec.type': (object) => specOf(object).type ?? 'ClusterIP',
    'spec.clusterIP': (object) => specOf(object).clusterIP ?? '',
  },
  withDefaults: (draft) => ({
    ...draft,
    spec: { type: 'ClusterIP', sessionAffinity: 'None', clusterIP: 'None', ...specOf(draft) },
    status: draft['status'] ?? { loadBalancer: {} },
  }),
  problems: (draft) => ((specOf(draft).ports ?? []).length === 0 ? [required('spec.ports')] : []),
};
