import { z } from 'zod';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import type { ObjectReads } from './object-reads.ts';

export interface NodeView {
  readonly name: string;
  readonly ready: boolean;
}

export interface KubernetesNodes {
  nodes(): Promise<readonly NodeView[]>;
}

const schema = z.object({
  status: z.object({ conditions: z.array(z.object({ type: z.string(), status: z.string() })).nullish() }).default({}),
});

/** Nodes. */
export function kubernetesNodes({ all }: ObjectReads): KubernetesNodes {
  return {
    nodes: () => all('node', null, toNodeView),
  };
}

function toNodeView(object: KubernetesObject): NodeView {
  const conditions = schema.parse(object).status.conditions ?? [];
  return {
    name: object.metadata.name,
    ready: conditions.some((one) => one.type === 'Ready' && one.status === 'True'),
  };
}
