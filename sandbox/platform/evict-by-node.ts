import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** Wording: kubernetes/pkg/kubelet/eviction/helpers.go. */
const message =
  'The node was low on resource: ephemeral-storage. Threshold quantity: 21474836480, available: 6291456Ki. ';

/** What a kubelet does to a pod when its node runs short of disk: it stays behind as Failed, reason Evicted. */
export function evictByNode(cluster: Cluster, pod: Pod): void {
  cluster.kubelet.evict(pod, message);
}
