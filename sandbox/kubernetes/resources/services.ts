import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { immutable, required } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';

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

export const services = defineResource({
  group: '',
  plural: 'services',
  kind: 'Service',
  shortNames: ['svc'],
  inCategoryAll: true,
  nameRule: 'label-1035',
  answersDeleted: true,
  subresources: [statusOf('Service')],
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
    spec: z
      .looseObject({
        ports: z.array(z.looseObject({ port: z.int() })).nullish(),
        selector: z.record(z.string(), z.string()).nullish(),
      })
      .nullish(),
  }),
  fields: {
    'spec.type': (object) => specOf(object).type ?? 'ClusterIP',
    'spec.clusterIP': (object) => specOf(object).clusterIP ?? '',
  },
  withDefaults: (draft, previous) => ({
    ...draft,
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      clusterIP: (previous ? specOf(previous).clusterIP : undefined) ?? 'None',
      ...specOf(draft),
    },
    status: draft['status'] ?? { loadBalancer: {} },
  }),
  problems: (draft, previous) => {
    const { ports = [], clusterIP } = specOf(draft);
    const known = previous === null ? clusterIP : specOf(previous).clusterIP;
    return [
      ...(ports.length === 0 ? [required('spec.ports')] : []),
      ...(clusterIP === known ? [] : [immutable('spec.clusterIP', clusterIP)]),
    ];
  },
});
