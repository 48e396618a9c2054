import type { Fault } from '#sandbox/platform/fault.ts';
import { deployedImage, imageOf, releaseImage } from '#sandbox/platform/release-image.ts';

const leakMiBPerSecond = 14;

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
    const good = deployedImage(world, service);
    const leaky = `${good}-canary.4`;
    releaseImage(world, service, leaky, `release ${leaky.split(':').at(-1)}: cache rendered pages in memory`);
    return {
      kind: memoryLeak.kind.id,
      service,
      sinceMs: world.nowMs(),
      memoryLeak: (pod) => (imageOf(pod) === leaky ? leakMiBPerSecond : 0),
      logLine: (pod) =>
        imageOf(pod) === leaky ? 'WARN  [GC] old generation at 97% after full collection, pause 840ms' : null,
      isOver: () =>
        deployedImage(world, service) !== leaky && world.pods(service).every((pod) => imageOf(pod) !== leaky),
      repair: () => {
        if (deployedImage(world, service) === leaky) releaseImage(world, service, good, 'repaired by hand');
      },
    };
  },
};
