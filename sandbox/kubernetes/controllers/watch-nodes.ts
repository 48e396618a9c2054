import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { NodeObject, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { healthyNodeConditions, silentNodeConditions } from './node-conditions.ts';

const unreachable = 'node.kubernetes.io/unreachable';

/**
 * The node lifecycle controller: a node whose kubelet has fallen silent becomes NotReady and its pods with it; pods of
 * a node that no longer exists are removed. Eviction by taint after five minutes is not simulated: pods stay on the
 * silent node until somebody moves them.
 */
export function watchNodes(context: ClusterContext, isSilent: (name: string) => boolean): void {
  const { store } = context;
  const nodes = store.list('nodes');
  const names = new Set(nodes.map((node) => node.metadata.name));
  for (const pod of store.list('pods')) {
    if (pod.spec.nodeName !== undefined && !names.has(pod.spec.nodeName)) store.remove('pods', pod);
  }
  for (const node of nodes) {
    const isReady = node.status.conditions.some(
      (condition) => condition.type === 'Ready' && condition.status === 'True',
    );
    const silent = isSilent(node.metadata.name);
    if (silent && isReady) lose(context, node);
    if (!silent && !isReady) recover(context, node);
    if (silent) {
      for (const pod of store.list('pods')) {
        if (pod.spec.nodeName === node.metadata.name && isPodReady(pod)) loseReadiness(context, pod);
      }
    }
  }
}

function lose(context: ClusterContext, node: NodeObject): void {
  const now = toKubeTime(context.nowMs());
  const conditions = silentNodeConditions(node.status.conditions, now);
  const taints = [
    { key: unreachable, effect: 'NoSchedule', timeAdded: now },
    { key: unreachable, effect: 'NoExecute', timeAdded: now },
  ];
  context.store.replace('nodes', { ...node, spec: { ...node.spec, taints }, status: { ...node.status, conditions } });
  report(context, node, 'NodeNotReady');
}

function recover(context: ClusterContext, node: NodeObject): void {
  const now = toKubeTime(context.nowMs());
  const conditions = healthyNodeConditions(now);
  const { taints: _taints, ...spec } = node.spec;
  context.store.replace('nodes', { ...node, spec, status: { ...node.status, conditions } });
  report(context, node, 'NodeReady');
}

function report(context: ClusterContext, node: NodeObject, reason: string): void {
  const message = `Node ${node.metadata.name} status is now: ${reason}`;
  context.event(node, { type: 'Normal', reason, message, component: 'node-controller' });
}

function loseReadiness(context: ClusterContext, pod: Pod): void {
  const now = toKubeTime(context.nowMs());
  const known = pod.status?.conditions ?? [];
  const at = known.findIndex((condition) => condition.type === 'Ready');
  const conditions = known.with(at, { type: 'Ready', status: 'False', lastTransitionTime: now });
  context.store.replace('pods', { ...pod, status: { phase: 'Running', ...pod.status, conditions } });
  context.event(pod, {
    type: 'Warning',
    reason: 'NodeNotReady',
    message: 'Node is not ready',
    component: 'node-controller',
  });
}
