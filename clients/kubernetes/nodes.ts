import type { V1Node } from '@kubernetes/client-node';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import { listAll } from './list-all.ts';

export interface NodeView {
  readonly name: string;
  readonly ready: boolean;
  /** Takes no new pods. */
  readonly cordoned: boolean;
  /** Conditions that ought not to hold and do, e.g. `MemoryPressure`, `DiskPressure`. */
  readonly pressures: readonly string[];
  readonly kubeletVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

export interface KubernetesNodes {
  nodes(): Promise<readonly NodeView[]>;
}

/** Nodes. */
export function kubernetesNodes({ core, call }: KubernetesConnection): KubernetesNodes {
  return {
    async nodes() {
      const items = await call({ verb: 'list', resource: 'nodes', group: '', effect: 'read' }, () =>
        listAll((page) => core.listNode({ ...page })),
      );
      return items.map(toNodeView);
    },
  };
}

function toNodeView({ metadata, spec, status }: V1Node): NodeView {
  const conditions = status?.conditions ?? [];
  return {
    name: metadata?.name ?? '',
    ready: conditions.some((one) => one.type === 'Ready' && one.status === 'True'),
    cordoned: spec?.unschedulable ?? false,
    pressures: conditions.filter((one) => one.type !== 'Ready' && one.status === 'True').map((one) => one.type),
    kubeletVersion: status?.nodeInfo?.kubeletVersion ?? '',
    labels: metadata?.labels ?? {},
    createdAt: metadata?.creationTimestamp ?? new Date(0),
  };
}
