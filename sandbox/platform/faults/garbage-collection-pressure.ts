import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import { containerOf, deployedContainer } from '#sandbox/platform/change-container.ts';
import { memoryLimitMiB } from '#sandbox/platform/container-limits.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { livingPods } from '#sandbox/platform/pods-of-service.ts';

/** What the heap may fill of the limit: the virtual machine keeps the rest for itself and is never OOMKilled. */
const heapOfLimit = 0.85;
const roomForLiveData = 1.25;
const calmAfterMs = 20_000;

/** The live data have grown to nearly all of the heap: the collector runs without end and frees next to nothing. */
export const garbageCollectionPressure: Fault = {
  kind: {
    id: 'garbage-collection-pressure',
    title: 'Garbage collection without end',
    description:
      'The data that the service keeps in memory nearly fill its heap: it spends a third of its time collecting garbage, and answers late.',
    remedy:
      'Raise the memory limit by a third (set resources); the heap grows with it. A restart loads the same data into the same heap.',
    targets: ['adjudication', 'provider-directory', 'claims-worker'],
  },
  strike(world, service) {
    const limitMiB = memoryLimitMiB(deployedContainer(world, service)) ?? world.spec(service).memoryLimitMiB;
    const addedMiB = Math.max(0, limitMiB * heapOfLimit - world.spec(service).memoryMiB);
    const gcShare = world.variety.amount(0.38, { from: 0.25, to: 0.6 });
    const slowMs = world.variety.amount(2300, { from: 1900, to: 4500 });
    const workFactor = world.variety.amount(1.5, { from: 1.3, to: 1.7 });
    let roomSinceMs: number | null = null;
    let isRepaired = false;
    const isTight = (limit: number | null): boolean => (limit ?? Infinity) < limitMiB * roomForLiveData;
    return {
      kind: garbageCollectionPressure.kind.id,
      service,
      sinceMs: world.nowMs(),
      addedMemoryMiB: () => addedMiB,
      gcPauseShare: (pod) => (isTight(memoryLimitMiB(containerOf(pod))) ? gcShare : null),
      pressure: () => (roomSinceMs === null ? { slowMs, workFactor } : {}),
      step: () => {
        const pods = livingPods(world, service);
        const hasRoom = pods.every((pod) => !isTight(memoryLimitMiB(containerOf(pod))) && isPodReady(pod));
        roomSinceMs = hasRoom && pods.length > 0 ? (roomSinceMs ?? world.nowMs()) : null;
      },
      logLine: (pod) => {
        const limit = memoryLimitMiB(containerOf(pod));
        const heapMiB = Math.round((limit ?? limitMiB) * 0.75);
        return isTight(limit)
          ? `WARN  [gc] Pause Full (G1 Compaction Pause) ${heapMiB - 4}M->${heapMiB - 9}M(${heapMiB}M) ${slowMs.toFixed(3)}ms`
          : null;
      },
      isOver: () => isRepaired || (roomSinceMs !== null && world.nowMs() - roomSinceMs >= calmAfterMs),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
