import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { NodeObject, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { healthyNodeConditions, silentNodeConditions } from './node-conditions.ts';
import { taintsOf } from './node-taints.ts';

/**
 * The node lifecycle controller: a node whose kubelet has fallen silent becomes NotReady and its pods with it; pods of
 * a node that no longer exists are removed; taints follow the conditions and cordoning. Eviction by taint after five minutes is not simulated: pods stay on the
 * silent node until somebody moves them.
 */
export function watchNodes(context: ClusterContext): void {
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
    const silent = context.isSilent(node.metadata.name);
    if (silent && isReady) lose(context, node);
    if (!silent && !isReady) recover(context, node);
    taint(context, node.metadata.name);
    if (silent) {
      for (const pod of store.list('pods')) {
        if (pod.spec.nodeName === node.metadata.name && isPodReady(pod)) loseReadiness(context, pod);
      }
    }
  }
}

function lose(context: ClusterContext, node: NodeObject): void {
  const conditions = silentNodeConditions(node.status.conditions, toKubeTime(context.nowMs()));
  context.store.replace('nodes', { ...node, status: { ...node.status, conditions } });
  report(context, node, 'NodeNotReady');
}

function recover(context: ClusterContext, node: NodeObject): void {
  const conditions = healthyNodeConditions(toKubeTime(context.nowMs()));
  context.store.replace('nodes', { ...node, status: { ...node.status, conditions } });
  report(context, node, 'NodeReady');
}

function taint(context: ClusterContext, name: string): void {
  const node = context.store.get('nodes', undefined, name);
  if (!node) return;
  const { taints: _taints, ...spec } = node.spec;
  const taints = taintsOf(node, toKubeTime(context.nowMs()));
  context.store.replace('nodes', { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } });
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
