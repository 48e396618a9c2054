import { resolveCount } from '#sandbox/kubernetes/intstr.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { ControllerRevision, DaemonSet } from '#sandbox/kubernetes/set-objects.ts';
import { isActive, isFinished } from '#sandbox/kubernetes/terminate-pod.ts';
import type { NodeObject, Pod, Toleration } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { currentRevision, forgetOldRevisions } from './controller-revision.ts';
import { createOwnedPod } from './create-owned-pod.ts';
import { matchesNodeSelector, pinnedNodeOf, pinnedTo, untoleratedTaints } from './node-fit.ts';
import { deleteOwnedPod, podsOf } from './owned-pods.ts';

const component = 'daemonset-controller';
const revisionLabel = 'controller-revision-hash';

/** What every daemon pod puts up with: a daemon is there for the node, in good days and bad. */
const tolerations: readonly Toleration[] = [
  { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/disk-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/memory-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/pid-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' },
];

/** One pass of the DaemonSet controller: one pod for every node that fits, old pods replaced a few at a time. */
export function reconcileDaemonSet(context: ClusterContext, set: DaemonSet): void {
  if (set.metadata.deletionTimestamp !== undefined) return;
  const revision = currentRevision(context, set);
  const namesOf = (...fits: readonly Fit[]): ReadonlySet<string> =>
    new Set(
      context.store.list('nodes').flatMap((node) => (fits.includes(fitOf(set, node)) ? [node.metadata.name] : [])),
    );
  const wanted = namesOf('runs');
  const tolerated = namesOf('runs', 'stays');
  for (const pod of podsOf(context, set)) {
    const isMisplaced = !tolerated.has(pinnedNodeOf(pod) ?? '');
    if (isMisplaced || isFinished(pod)) deleteOwnedPod(context, set, pod, component);
  }
  const taken = new Set(podsOf(context, set).map(pinnedNodeOf));
  for (const name of wanted) if (!taken.has(name)) create(context, set, name, revision);
  roll(context, set, wanted.size, revision);
  writeStatus(context, set, wanted, revision);
}

/** Whether the node gets a pod of the set, keeps the one it has, or loses it. */
type Fit = 'runs' | 'stays' | 'leaves';

/** A taint that only forbids scheduling does not drive out the pod that is there. */
function fitOf(set: DaemonSet, node: NodeObject): Fit {
  const { spec } = set.spec.template;
  const own = { ...spec, tolerations: [...(spec.tolerations ?? []), ...tolerations] };
  if (!matchesNodeSelector(own, node)) return 'leaves';
  const taints = untoleratedTaints(own, node);
  if (taints.length === 0) return 'runs';
  return taints.some((taint) => taint.effect === 'NoExecute') ? 'leaves' : 'stays';
}

function create(context: ClusterContext, set: DaemonSet, node: string, revision: ControllerRevision): void {
  const { template } = set.spec;
  createOwnedPod(context, set, {
    template,
    labels: { [revisionLabel]: hashOf(revision), 'pod-template-generation': String(set.metadata.generation ?? 1) },
    spec: {
      affinity: pinnedTo(node),
      tolerations: [...(template.spec.tolerations ?? []), ...tolerations],
    },
    component,
  });
}

/** Old pods that are not ready go at once; ready ones only while no more than maxUnavailable nodes are without. */
function roll(context: ClusterContext, set: DaemonSet, wanted: number, revision: ControllerRevision): void {
  if (set.spec.updateStrategy.type === 'OnDelete') return;
  const pods = podsOf(context, set);
  const old = pods.filter((pod) => pod.metadata.labels?.[revisionLabel] !== hashOf(revision) && isActive(pod));
  for (const pod of old.filter((one) => !isPodReady(one))) deleteOwnedPod(context, set, pod, component);
  const most = Math.max(1, resolveCount(set.spec.updateStrategy.rollingUpdate?.maxUnavailable ?? 1, wanted, 'up'));
  const available = pods.filter((pod) => isActive(pod) && isPodReady(pod)).length;
  const mayGo = Math.max(0, most - (wanted - available));
  for (const pod of old.filter(isPodReady).slice(0, mayGo)) deleteOwnedPod(context, set, pod, component);
}

function writeStatus(
  context: ClusterContext,
  set: DaemonSet,
  wanted: ReadonlySet<string>,
  revision: ControllerRevision,
): void {
  const pods: readonly Pod[] = podsOf(context, set).filter(isActive);
  const onNodes = new Set(pods.map(pinnedNodeOf));
  const ready = pods.filter(isPodReady).length;
  const updated = pods.filter((pod) => pod.metadata.labels?.[revisionLabel] === hashOf(revision)).length;
  const unavailable = Math.max(0, wanted.size - ready);
  forgetOldRevisions(context, set, new Set([revision.metadata.name]));
  context.store.replace('daemonsets.apps', {
    ...set,
    status: {
      observedGeneration: set.metadata.generation ?? 1,
      desiredNumberScheduled: wanted.size,
      currentNumberScheduled: [...wanted].filter((name) => onNodes.has(name)).length,
      numberMisscheduled: pods.filter((pod) => !wanted.has(pinnedNodeOf(pod) ?? '')).length,
      numberReady: ready,
      updatedNumberScheduled: updated,
      ...(ready > 0 ? { numberAvailable: ready } : {}),
      ...(unavailable > 0 ? { numberUnavailable: unavailable } : {}),
    },
  });
}

function hashOf(revision: ControllerRevision): string {
  return revision.metadata.labels?.[revisionLabel] ?? '';
}
