import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { busiestNode } from '#sandbox/platform/busiest-node.ts';
import { evictByNode } from '#sandbox/platform/evict-by-node.ts';
import type { Fault, World } from '#sandbox/platform/fault.ts';
import { createNodePool } from '#sandbox/platform/node-pool.ts';

const startsAt = 0.8;
const fullest = 0.97;
/** The kubelet's default: below a tenth of the disk available, the node is under pressure. */
const pressureAt = 0.9;
const evictsEveryMs = 15_000;
const taint = { key: 'node.kubernetes.io/disk-pressure', effect: 'NoSchedule' };

/** Orphaned image layers fill a node's disk. The kubelet finds nothing to clean, evicts pods, and takes no new ones. */
export const nodeDiskPressure: Fault = {
  kind: {
    id: 'node-disk-pressure',
    title: 'Node disk pressure',
    description: 'The disk of the machine that carries most pods of the service fills up; its kubelet evicts them.',
    remedy:
      'Drain the node: cordon it and evict its pods; the pool then replaces the machine. Restarting the service moves it away but leaves the node as it is.',
    targets: ['documents', 'member-portal', 'claims-worker'],
  },
  strike(world, service) {
    const sharePerMs = world.variety.amount(0.01, { from: 0.006, to: 0.02 }) / 1000;
    const node = busiestNode(world, service);
    const pool = createNodePool(world, node);
    const sinceMs = world.nowMs();
    let nextEvictionMs = Infinity;
    const used = (): number => Math.min(fullest, startsAt + (world.nowMs() - sinceMs) * sharePerMs);
    return {
      kind: nodeDiskPressure.kind.id,
      service,
      sinceMs,
      nodeDiskShare: (name) => (name === node ? used() : null),
      step: () => {
        pool.step();
        if (pool.isReplaced() || used() < pressureAt) return;
        if (nextEvictionMs === Infinity) {
          reportPressure(world, node);
          nextEvictionMs = world.nowMs() + evictsEveryMs;
        }
        if (world.nowMs() < nextEvictionMs) return;
        nextEvictionMs += evictsEveryMs;
        const victim = world.pods(service).find((pod) => pod.spec.nodeName === node && pod.status?.phase === 'Running');
        if (victim) evictByNode(world.cluster, victim);
      },
      isOver: pool.isReplaced,
      repair: pool.replace,
    };
  },
};

function reportPressure(world: World, node: string): void {
  const { cluster } = world;
  const stored = cluster.store.get('nodes', undefined, node);
  if (!stored) return;
  const now = toKubeTime(world.nowMs());
  const conditions = stored.status.conditions.map((condition) =>
    condition.type === 'DiskPressure'
      ? {
          ...condition,
          status: 'True' as const,
          reason: 'KubeletHasDiskPressure',
          message: 'kubelet has disk pressure',
          lastTransitionTime: now,
        }
      : condition,
  );
  const taints = [...(stored.spec.taints ?? []), { ...taint, timeAdded: now }];
  cluster.store.replace('nodes', {
    ...stored,
    spec: { ...stored.spec, taints },
    status: { ...stored.status, conditions },
  });
}
