import { z } from 'zod';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { labelSelectorSchema, sayLabelSelector } from './label-selector.ts';
import type { ObjectReads } from './object-reads.ts';

/** A deployment as evidence needs it: what is wanted and what is there. */
export interface DeploymentView {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** How many pods are wanted. */
  readonly replicas: number;
  readonly availableReplicas: number;
  /** Label selector of its pods, as `kubectl -l` and `pods()` take it. */
  readonly selector: string;
}

export interface KubernetesDeployments {
  /** Null when the deployment, or its namespace, does not exist. */
  deployment(namespace: string, name: string): Promise<DeploymentView | null>;
}

/** What the API leaves out when it is zero is zero here. */
const schema = z.object({
  spec: z.object({ replicas: z.number().default(1), selector: labelSelectorSchema }),
  status: z.object({ availableReplicas: z.number().default(0) }).default({ availableReplicas: 0 }),
});

/** Deployments. */
export function kubernetesDeployments({ one }: ObjectReads): KubernetesDeployments {
  return {
    deployment: (namespace, name) => one({ kind: 'deployment', namespace, name }, toDeploymentView),
  };
}

function toDeploymentView(object: KubernetesObject): DeploymentView {
  const { spec, status } = schema.parse(object);
  const { namespace = '', name, uid } = object.metadata;
  return {
    namespace,
    name,
    uid,
    replicas: spec.replicas,
    availableReplicas: status.availableReplicas,
    selector: sayLabelSelector(spec.selector),
  };
}
