import type { Fault } from '#sandbox/platform/fault.ts';
import { currentInstances, instanceOf, survivors } from '#sandbox/platform/instances.ts';

const paceBetween = 0.2;

/**
 * A leak that has been there for many releases: instances that have run for more than a week grow without end. No
 * release is to blame, and an instance that has just started has another week.
 */
export const memoryGrowth: Fault = {
  kind: {
    id: 'memory-growth',
    title: 'Slow memory leak',
    description:
      'Instances that have run for long hold more and more memory, without any release, until they are OOMKilled.',
    remedy:
      'Restart the pods (rollout restart): a new instance grows again only after days. A rollback finds the same leak in the release before.',
    targets: ['auth', 'notifications', 'eligibility', 'billing-api'],
  },
  strike(world, service) {
    let struck = currentInstances(world, service);
    // No two instances have run for equally long, so they do not end in the same moment.
    const paces = new Map([...struck].map((instance, index) => [instance, 1 + index * paceBetween]));
    const sinceMs = world.nowMs();
    const mebibytesPerSecond = world.variety.amount(3, { from: 1.5, to: 7 });
    return {
      kind: memoryGrowth.kind.id,
      service,
      sinceMs,
      addedMemoryMiB: (pod) =>
        struck.has(instanceOf(world, pod))
          ? ((paces.get(instanceOf(world, pod)) ?? 1) * mebibytesPerSecond * (world.nowMs() - sinceMs)) / 1000
          : 0,
      logLine: (pod) =>
        struck.has(instanceOf(world, pod)) ? 'INFO  session cache: 0 entries evicted, size grows' : null,
      isOver: () => survivors(world, service, struck) === 0,
      repair: () => {
        struck = new Set();
      },
    };
  },
};
