import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { Column } from '#sandbox/kubernetes/resource-kind.ts';
import type { NodeObject } from '#sandbox/kubernetes/workload-objects.ts';

interface NodeInfo {
  readonly kubeletVersion?: string;
  readonly osImage?: string;
  readonly kernelVersion?: string;
  readonly containerRuntimeVersion?: string;
}

const wide = (name: string, cell: (object: KubeObject) => string): Column => ({
  name,
  type: 'string',
  priority: 1,
  cell,
});
const infoOf = (object: KubeObject): NodeInfo =>
  ((object as NodeObject).status['nodeInfo'] as NodeInfo | undefined) ?? {};

function readinessOf(object: KubeObject): string {
  const node = object as NodeObject;
  const ready = node.status.conditions.find((condition) => condition.type === 'Ready');
  return `${ready?.status === 'True' ? 'Ready' : 'NotReady'}${node.spec.unschedulable ? ',SchedulingDisabled' : ''}`;
}

function addressOf(object: KubeObject, type: string): string {
  const addresses = (object as NodeObject).status['addresses'] as
    | readonly { readonly type: string; readonly address: string }[]
    | undefined;
  return addresses?.find((address) => address.type === type)?.address ?? '<none>';
}

function rolesOf(object: KubeObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(object.metadata.labels ?? {})
    .filter((label) => label.startsWith(prefix))
    .map((label) => label.slice(prefix.length));
  return roles.length === 0 ? '<none>' : roles.join(',');
}

export const nodes = defineResource({
  group: '',
  plural: 'nodes',
  kind: 'Node',
  shortNames: ['no'],
  namespaced: false,
  subresources: [statusOf('Node')],
  columns: [
    nameColumn,
    { name: 'Status', type: 'string', priority: 0, cell: readinessOf },
    { name: 'Roles', type: 'string', priority: 0, cell: rolesOf },
    ageColumn,
    { name: 'Version', type: 'string', priority: 0, cell: (object) => infoOf(object).kubeletVersion ?? '' },
    wide('Internal-IP', (object) => addressOf(object, 'InternalIP')),
    wide('External-IP', (object) => addressOf(object, 'ExternalIP')),
    wide('OS-Image', (object) => infoOf(object).osImage ?? '<unknown>'),
    wide('Kernel-Version', (object) => infoOf(object).kernelVersion ?? '<unknown>'),
    wide('Container-Runtime', (object) => infoOf(object).containerRuntimeVersion ?? '<unknown>'),
  ],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        unschedulable: z.boolean().nullish(),
        taints: z.array(z.looseObject({ key: z.string(), effect: z.string() })).nullish(),
      })
      .nullish(),
  }),
  fields: { 'spec.unschedulable': (object) => String((object as NodeObject).spec.unschedulable ?? false) },
  withDefaults: (draft) => ({ ...draft, spec: draft['spec'] ?? {}, status: draft['status'] ?? { conditions: [] } }),
});
