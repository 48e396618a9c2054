import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRelease } from '#sandbox/platform/faulty-release.ts';
import { servingPods } from '#sandbox/platform/pods-of-service.ts';

/** A release that starts, passes its probes, and fails every third request. Every pod of it does. */
export const errorBurstAfterRelease: Fault = {
  kind: {
    id: 'error-burst-after-release',
    title: 'Errors after a release',
    description: 'A release goes out without a hitch, and then every third request to it ends in an exception.',
    remedy:
      'Roll back to the release before (rollout undo). A restart or more pods serve the same exceptions: each pod of the release throws them.',
    targets: ['claims-api', 'billing-api', 'member-portal'],
  },
  strike(world, service) {
    const failingShare = world.variety.amount(0.35, { from: 0.15, to: 0.6 });
    const release = faultyRelease(world, service, { suffix: 'next.2', reason: 'plan identifiers as UUIDs' });
    return {
      kind: errorBurstAfterRelease.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ failureShare: failingShare * release.shareOf(servingPods(world, service)) }),
      logLine: (pod) =>
        release.isIn(pod)
          ? "ERROR unhandled exception, answered 500: TypeError: Cannot read properties of undefined (reading 'planId') at toMember (/app/mapper.js:88:21)"
          : null,
      isOver: release.isOver,
      repair: release.repair,
    };
  },
};
