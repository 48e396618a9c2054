import { amountOf, podRequests } from '#sandbox/kubernetes/pod-requests.ts';
import { isFinished } from '#sandbox/kubernetes/terminate-pod.ts';
import type { NodeObject, Pod, PodSpec, Quantities, Taint, Toleration } from '#sandbox/kubernetes/workload-objects.ts';

type Placement = Pick<PodSpec, 'nodeSelector' | 'tolerations'>;

/** The taints that keep a pod with these tolerations off the node. PreferNoSchedule keeps nobody off. */
export function untoleratedTaints(pod: Placement, node: NodeObject): readonly Taint[] {
  const isTolerated = (taint: Taint): boolean => (pod.tolerations ?? []).some((one) => tolerates(one, taint));
  return (node.spec.taints ?? []).filter((taint) => taint.effect !== 'PreferNoSchedule' && !isTolerated(taint));
}

function tolerates(toleration: Toleration, taint: Taint): boolean {
  const { key = '', operator = 'Equal', effect = '', value = '' } = toleration;
  if (effect !== '' && effect !== taint.effect) return false;
  if (key === '') return operator === 'Exists';
  return key === taint.key && (operator === 'Exists' || value === (taint.value ?? ''));
}

export function matchesNodeSelector(pod: Placement, node: NodeObject): boolean {
  const labels = node.metadata.labels ?? {};
  return Object.entries(pod.nodeSelector ?? {}).every(([key, value]) => labels[key] === value);
}

/** The resource of which the node has too little left for the pod; null where it fits, or the node does not say. */
export function missingResource(pod: Pod, node: NodeObject, pods: readonly Pod[]): 'cpu' | 'memory' | null {
  const allocatable = node.status['allocatable'] as Quantities | undefined;
  if (allocatable === undefined) return null;
  const here = pods.filter((other) => other.spec.nodeName === node.metadata.name && !isFinished(other));
  const wanted = podRequests(pod.spec);
  const lacks = (resource: 'cpu' | 'memory'): boolean => {
    if (allocatable[resource] === undefined || wanted[resource] === 0) return false;
    const taken = here.reduce((sum, other) => sum + podRequests(other.spec)[resource], 0);
    return taken + wanted[resource] > amountOf(allocatable, resource);
  };
  return lacks('cpu') ? 'cpu' : lacks('memory') ? 'memory' : null;
}

/** The affinity by which a DaemonSet ties a pod to its node. */
export function pinnedTo(node: string): PinnedAffinity {
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node] }];
  const nodeSelectorTerms = [{ matchFields }];
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}

/** The one node the pod is tied to; undefined for a pod that may go anywhere. */
export function pinnedNodeOf(pod: Pod): string | undefined {
  // Affinities of any other form pass through the cluster unread.
  const affinity = pod.spec['affinity'] as Partial<PinnedAffinity> | undefined;
  const [term] = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const field = term?.matchFields?.find((one) => one.key === 'metadata.name' && one.operator === 'In');
  return field?.values[0];
}

interface PinnedAffinity {
  readonly nodeAffinity: {
    readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      readonly nodeSelectorTerms: readonly {
        readonly matchFields?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values: readonly string[];
        }[];
      }[];
    };
  };
}
