import type { NodeObject, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';

const component = 'default-scheduler';

/** Gives every pod without a node the usable node with the fewest pods, preferring one without a twin of it. */
export function schedulePods(context: ClusterContext): void {
  const { store } = context;
  for (const pod of store.list('pods')) {
    if (pod.spec.nodeName !== undefined || pod.metadata.deletionTimestamp !== undefined) continue;
    const nodes = store.list('nodes');
    const [chosen] = nodes
      .filter(isUsable)
      .map((node) => crowding(context, node, pod))
      .toSorted((a, b) => a.twins - b.twins || a.pods - b.pods || (a.name < b.name ? -1 : 1));
    if (!chosen) {
      reportNoNode(context, pod, nodes);
      continue;
    }
    store.replace('pods', { ...pod, spec: { ...pod.spec, nodeName: chosen.name } });
    const message = `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${chosen.name}`;
    context.event(pod, { type: 'Normal', reason: 'Scheduled', message, component });
  }
}

function isUsable(node: NodeObject): boolean {
  const isReady = node.status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True');
  return isReady && node.spec.unschedulable !== true && (node.spec.taints ?? []).length === 0;
}

function crowding(
  context: ClusterContext,
  node: NodeObject,
  pod: Pod,
): { readonly name: string; readonly pods: number; readonly twins: number } {
  const here = context.store.list('pods').filter((other) => other.spec.nodeName === node.metadata.name);
  const app = pod.metadata.labels?.['app'];
  return {
    name: node.metadata.name,
    pods: here.length,
    twins: here.filter((other) => other.metadata.labels?.['app'] === app).length,
  };
}

function reportNoNode(context: ClusterContext, pod: Pod, nodes: readonly NodeObject[]): void {
  const unschedulable = nodes.filter((node) => node.spec.unschedulable === true).length;
  const tainted = nodes.length - unschedulable;
  const reasons = [
    ...(unschedulable > 0 ? [`${unschedulable} node(s) were unschedulable`] : []),
    ...(tainted > 0 ? [`${tainted} node(s) had untolerated taint {node.kubernetes.io/unreachable: }`] : []),
  ];
  const message = `0/${nodes.length} nodes are available: ${reasons.join(', ')}.`;
  const known = pod.status?.conditions?.some((condition) => condition.type === 'PodScheduled');
  if (known) return;
  context.store.replace('pods', {
    ...pod,
    status: {
      phase: 'Pending',
      ...pod.status,
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
    },
  });
  context.event(pod, { type: 'Warning', reason: 'FailedScheduling', message, component });
}
