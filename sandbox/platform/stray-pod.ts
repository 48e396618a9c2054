import type { Pod, Quantities } from '#sandbox/kubernetes/workload-objects.ts';
import type { World } from './fault.ts';
import { registry } from './seeds/registry.ts';

export interface StrayPod {
  /** Label `run`, and the name up to its random suffix. */
  readonly name: string;
  readonly namespace: string;
  /** Absent: the scheduler finds one. */
  readonly nodeName?: string;
  /** Repository and tag in the platform's registry. */
  readonly image: string;
  readonly args: readonly string[];
  readonly requests: Quantities;
  readonly startedBy: string;
}

/** A pod as somebody starts it by hand: nothing owns it, so it does not come back once it is gone. */
export function startStrayPod({ cluster }: World, wanted: StrayPod): Pod['metadata'] {
  const { name, namespace, nodeName, image, args, requests, startedBy } = wanted;
  const { metadata } = cluster.store.create('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${cluster.randomSuffix()}`,
      namespace,
      labels: { run: name },
      annotations: { 'northwind.example/started-by': startedBy },
    },
    spec: {
      ...(nodeName === undefined ? {} : { nodeName }),
      restartPolicy: 'Never',
      containers: [{ name, image: `${registry}/${image}`, args, resources: { requests } }],
    },
    status: { phase: 'Pending' },
  });
  return metadata;
}
