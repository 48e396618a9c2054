import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRelease } from '#sandbox/platform/faulty-release.ts';

/** A release that loses memory. Each restart gives about half a minute of relief; only the release before it holds. */
export const memoryLeak: Fault = {
  kind: {
    id: 'memory-leak',
    title: 'Memory leak in a new release',
    description: 'A release goes out whose pods grow until they are OOMKilled and restarted, again and again.',
    remedy:
      'Roll back to the release before (rollout undo; after a restart name its revision, for a restart makes a revision of the same release). A restart alone gives half a minute of relief.',
    targets: ['documents', 'claims-worker', 'adjudication'],
  },
  strike(world, service) {
    const leakMiBPerSecond = world.variety.amount(14, { from: 7, to: 30 });
    const release = faultyRelease(world, service, { suffix: 'canary.4', reason: 'cache rendered pages in memory' });
    return {
      kind: memoryLeak.kind.id,
      service,
      sinceMs: world.nowMs(),
      addedMemoryMiB: (pod, runningForMs) => (release.isIn(pod) ? (leakMiBPerSecond * runningForMs) / 1000 : 0),
      logLine: (pod) =>
        release.isIn(pod) ? 'WARN  [GC] old generation at 97% after full collection, pause 840ms' : null,
      isOver: release.isOver,
      repair: release.repair,
    };
  },
};
