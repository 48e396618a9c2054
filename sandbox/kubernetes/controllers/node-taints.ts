import type { NodeObject, Taint } from '#sandbox/kubernetes/workload-objects.ts';

/** The taints that the node lifecycle controller owns; any other is somebody else's and stays. */
const owned = new Set([
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
  'node.kubernetes.io/memory-pressure',
  'node.kubernetes.io/disk-pressure',
  'node.kubernetes.io/pid-pressure',
  'node.kubernetes.io/unschedulable',
]);

const pressures: Readonly<Record<string, string>> = {
  MemoryPressure: 'node.kubernetes.io/memory-pressure',
  DiskPressure: 'node.kubernetes.io/disk-pressure',
  PIDPressure: 'node.kubernetes.io/pid-pressure',
};

/**
 * The taints a node has by its conditions and by being cordoned, beside those that others put on it. A taint that is
 * there already keeps the time it was added.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition
 */
export function taintsOf(node: NodeObject, now: string): readonly Taint[] {
  const present = node.spec.taints ?? [];
  const wanted = wantedTaints(node).map((taint) => {
    const known = present.find((one) => one.key === taint.key && one.effect === taint.effect);
    return known ?? { ...taint, timeAdded: now };
  });
  return [...present.filter((taint) => !owned.has(taint.key)), ...wanted];
}

function wantedTaints(node: NodeObject): readonly Taint[] {
  const underPressure = node.status.conditions.flatMap((condition) => {
    const key = pressures[condition.type];
    return key !== undefined && condition.status === 'True' ? [{ key, effect: 'NoSchedule' }] : [];
  });
  const ready = node.status.conditions.find((condition) => condition.type === 'Ready')?.status ?? 'Unknown';
  const lost = ready === 'Unknown' ? 'node.kubernetes.io/unreachable' : 'node.kubernetes.io/not-ready';
  return [
    ...(ready === 'True' ? [] : ['NoSchedule', 'NoExecute'].map((effect) => ({ key: lost, effect }))),
    ...underPressure,
    ...(node.spec.unschedulable === true ? [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] : []),
  ];
}
