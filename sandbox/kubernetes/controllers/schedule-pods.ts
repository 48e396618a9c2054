import type { NodeObject, Pod, Taint } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { matchesNodeSelector, missingResource, pinnedNodeOf, untoleratedTaints } from './node-fit.ts';

const component = 'default-scheduler';

/** Gives every pod without a node the usable node with the fewest pods, preferring one without a twin of it. */
export function schedulePods(context: ClusterContext): void {
  const { store } = context;
  for (const pod of store.list('pods')) {
    if (pod.spec.nodeName !== undefined || pod.metadata.deletionTimestamp !== undefined) continue;
    const waiting = unboundClaim(context, pod);
    if (waiting !== null) {
      reportNoNode(context, pod, waiting);
      continue;
    }
    const nodes = store.list('nodes');
    const verdicts = nodes.map((node) => ({ node, why: whyNot(context, pod, node) }));
    const [chosen] = verdicts
      .flatMap(({ node, why }) => (why === null ? [crowding(context, node, pod)] : []))
      .toSorted((a, b) => a.twins - b.twins || a.pods - b.pods || (a.name < b.name ? -1 : 1));
    if (!chosen) {
      reportNoNode(context, pod, summary(verdicts.map(({ why }) => why ?? '')));
      continue;
    }
    store.replace('pods', { ...pod, spec: { ...pod.spec, nodeName: chosen.name } });
    const message = `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${chosen.name}`;
    context.event(pod, { type: 'Normal', reason: 'Scheduled', message, component });
  }
}

/** Why the scheduler passes a node over, in its own words; null where the pod fits. */
function whyNot(context: ClusterContext, pod: Pod, node: NodeObject): string | null {
  const pinned = pinnedNodeOf(pod);
  if (pinned !== undefined && pinned !== node.metadata.name) return "didn't satisfy plugin(s) [NodeAffinity]";
  if (!matchesNodeSelector(pod.spec, node)) return "didn't match Pod's node affinity/selector";
  const [taint] = untoleratedTaints(pod.spec, node);
  if (taint === undefined) {
    const resource = missingResource(pod, node, context.store.list('pods'));
    return resource === null ? null : `Insufficient ${resource}`;
  }
  return taint.key === 'node.kubernetes.io/unschedulable'
    ? 'were unschedulable'
    : `had untolerated taint ${text(taint)}`;
}

function text(taint: Taint): string {
  return `{${taint.key}: ${taint.value ?? ''}}`;
}

/** A pod waits for its claims to be bound: the volume decides with it where it can run. */
function unboundClaim(context: ClusterContext, pod: Pod): string | null {
  const { store } = context;
  for (const volume of pod.spec.volumes ?? []) {
    const name = volume.persistentVolumeClaim?.claimName;
    if (name === undefined) continue;
    const claim = store.get('persistentvolumeclaims', pod.metadata.namespace, name);
    const count = store.list('nodes').length;
    if (!claim) return `0/${count} nodes are available: persistentvolumeclaim "${name}" not found.`;
    if (claim.status?.phase !== 'Bound') {
      return `0/${count} nodes are available: pod has unbound immediate PersistentVolumeClaims.`;
    }
  }
  return null;
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

function summary(reasons: readonly string[]): string {
  const counts = Map.groupBy(reasons, (reason) => reason);
  const listed = [...counts]
    .map(([reason, nodes]) =>
      reason.startsWith('Insufficient') ? `${nodes.length} ${reason}` : `${nodes.length} node(s) ${reason}`,
    )
    .toSorted();
  return `0/${reasons.length} nodes are available: ${listed.join(', ')}.`;
}

/** Said once for as long as the reason stays the same. */
function reportNoNode(context: ClusterContext, pod: Pod, message: string): void {
  const known = pod.status?.conditions?.find((condition) => condition.type === 'PodScheduled');
  if (known?.message === message) return;
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
