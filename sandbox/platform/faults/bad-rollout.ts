import type { Fault } from '#sandbox/platform/fault.ts';
import { deployedImage, imageOf, releaseImage } from '#sandbox/platform/release-image.ts';

const livesForMs = 2000;

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
    const good = deployedImage(world, service);
    const broken = `${good}-rc.1`;
    releaseImage(
      world,
      service,
      broken,
      `release ${broken.split(':').at(-1)}: read settings from the new config service`,
    );
    return {
      kind: badRollout.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (pod, runningForMs) =>
        imageOf(pod) === broken
          ? {
              unready: 'dial tcp :8080: connect: connection refused',
              termination: runningForMs >= livesForMs ? { reason: 'Error', exitCode: 1 } : null,
            }
          : null,
      logLine: (pod) =>
        imageOf(pod) === broken ? 'FATAL configuration: required key "SETTINGS_SERVICE_URL" is not set, exiting' : null,
      isOver: () =>
        deployedImage(world, service) !== broken && world.pods(service).every((pod) => imageOf(pod) !== broken),
      repair: () => {
        if (deployedImage(world, service) === broken) releaseImage(world, service, good, 'repaired by hand');
      },
    };
  },
};
