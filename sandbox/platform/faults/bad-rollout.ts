import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRelease } from '#sandbox/platform/faulty-release.ts';

/** A release that cannot start: its pods exit two seconds in, so the rollout hangs beside the old, healthy pods. */
export const badRollout: Fault = {
  kind: {
    id: 'bad-rollout',
    title: 'Bad rollout',
    description: 'A release goes out whose pods crash on start for want of a configuration key; the rollout hangs.',
    remedy:
      'Roll back to the revision that worked (rollout undo; after a restart name its revision). A restart starts the same broken release again.',
    targets: ['payments', 'claims-api', 'member-portal', 'provider-directory'],
  },
  strike(world, service) {
    const livesForMs = world.variety.amount(2000, { from: 1200, to: 5000 });
    const release = faultyRelease(world, service, {
      suffix: 'rc.1',
      reason: 'read settings from the new config service',
    });
    return {
      kind: badRollout.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (pod, runningForMs) =>
        release.isIn(pod)
          ? {
              unready: 'dial tcp :8080: connect: connection refused',
              termination: runningForMs >= livesForMs ? { reason: 'Error', exitCode: 1 } : null,
            }
          : null,
      logLine: (pod) =>
        release.isIn(pod) ? 'FATAL configuration: required key "SETTINGS_SERVICE_URL" is not set, exiting' : null,
      isOver: release.isOver,
      repair: release.repair,
    };
  },
};
