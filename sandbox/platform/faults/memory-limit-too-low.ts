import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import { containerOf, deployedContainer } from '#sandbox/platform/change-container.ts';
import { memoryLimitMiB } from '#sandbox/platform/container-limits.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { livingPods } from '#sandbox/platform/pods-of-service.ts';

const doneAfterMs = 30_000;

/**
 * The month's end brings bigger files, and the program rightly holds more than its limit allows. Nothing is wrong with
 * the release: every restart has half a minute until the next kill. With enough memory the work is done in half a minute.
 */
export const memoryLimitTooLow: Fault = {
  kind: {
    id: 'memory-limit-too-low',
    title: 'Memory limit too low',
    description: 'The work has outgrown the memory limit: pods are OOMKilled, although the release has not changed.',
    remedy:
      'Raise the memory limit by a third (set resources). A restart relieves for half a minute; a rollback finds the same limit in the release before.',
    targets: ['documents', 'adjudication', 'claims-worker'],
  },
  strike(world, service) {
    // What the work of the month's end needs, as a multiple of the limit that was enough until now.
    const needOfLimit = world.variety.amount(1.12, { from: 1.06, to: 1.25 });
    const growsOverMs = world.variety.amount(25_000, { from: 15_000, to: 45_000 });
    const sinceMs = world.nowMs();
    const limitMiB = memoryLimitMiB(deployedContainer(world, service)) ?? world.spec(service).memoryLimitMiB;
    const needMiB = limitMiB * needOfLimit;
    const addedMiB = needMiB - world.spec(service).memoryMiB;
    let enoughSinceMs: number | null = null;
    let isRepaired = false;
    return {
      kind: memoryLimitTooLow.kind.id,
      service,
      sinceMs,
      addedMemoryMiB: (_pod, runningForMs) =>
        addedMiB * (1 - Math.exp(-Math.min(runningForMs, world.nowMs() - sinceMs) / growsOverMs)),
      logLine: () => 'INFO  month-end archive: 412 files open, largest 188 MiB',
      step: () => {
        const pods = livingPods(world, service);
        const hasRoom = pods.every(
          (pod) => (memoryLimitMiB(containerOf(pod)) ?? Infinity) > needMiB && isPodReady(pod),
        );
        enoughSinceMs = hasRoom && pods.length > 0 ? (enoughSinceMs ?? world.nowMs()) : null;
      },
      isOver: () => isRepaired || (enoughSinceMs !== null && world.nowMs() - enoughSinceMs >= doneAfterMs),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
