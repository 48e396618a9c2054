import type { Cluster } from '#sandbox/kubernetes/cluster.ts';

/** The configuration of the cluster's DNS; CoreDNS itself runs where the cloud runs the control plane. */
export const corefile = { resource: 'configmaps', namespace: 'kube-system', name: 'coredns', key: 'Corefile' } as const;

const usual = `.:53 {
    errors
    health { lameduck 5s }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa { fallthrough in-addr.arpa ip6.arpa }
    prometheus :9153
    forward . /etc/resolv.conf
    cache 30
    reload
}
`;

/** The usual Corefile of a managed cluster; the plugin `reload` reads every edit within seconds. */
export function seedNameService(cluster: Cluster, creationTimestamp: string): void {
  cluster.store.create('configmaps', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: corefile.name, namespace: corefile.namespace, creationTimestamp },
    data: { [corefile.key]: usual },
  });
}
