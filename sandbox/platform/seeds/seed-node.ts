import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { healthyNodeConditions } from '#sandbox/kubernetes/controllers/node-conditions.ts';
import { nodeCores } from '#sandbox/platform/node-cpu.ts';

/** The `index`-th machine of the node pool, ready since it was created. */
export function seedNode(cluster: Cluster, index: number, creationTimestamp: string): void {
  const name = `northwind-prod-${index}`;
  const capacity = { cpu: String(nodeCores), memory: '32Gi', pods: '110', 'ephemeral-storage': '200Gi' };
  cluster.store.create('nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/zone': `eu-central-1${'abc'[index % 3]}`,
        'node-role.kubernetes.io/worker': '',
      },
    },
    spec: { podCIDR: `10.244.${index}.0/24` },
    status: {
      capacity,
      allocatable: capacity,
      conditions: healthyNodeConditions(creationTimestamp),
      addresses: [
        { type: 'InternalIP', address: `10.0.0.${10 + index}` },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        kubeletVersion: 'v1.32.4',
        kubeProxyVersion: 'v1.32.4',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        kernelVersion: '6.1.0-31-amd64',
        containerRuntimeVersion: 'containerd://1.7.24',
        operatingSystem: 'linux',
        architecture: 'amd64',
        machineID: '',
        systemUUID: '',
        bootID: '',
      },
    },
  });
}
