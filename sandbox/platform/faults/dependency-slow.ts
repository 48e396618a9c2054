import type { Fault } from '#sandbox/platform/fault.ts';
import { watchFlag } from '#sandbox/platform/flag-watch.ts';

/** Somebody outside the platform answers in four seconds. While the flag is off nobody asks them, and they recover. */
export const dependencySlow: Fault = {
  kind: {
    id: 'dependency-slow',
    title: 'Slow outside dependency',
    description: 'A company that the service calls for a part of its answer gets slow, and every answer waits for it.',
    remedy:
      'Turn the feature flag of that call off (PUT /flags/<key>); answers then come without that part. Restarting or scaling the service changes nothing.',
    targets: ['provider-directory', 'billing-api'],
  },
  strike(world, service) {
    const slowSeconds = world.variety.amount(4.2, { from: 2.6, to: 9 });
    const { flag, ...watch } = watchFlag(world, service);
    let isRepaired = false;
    return {
      kind: dependencySlow.kind.id,
      service,
      sinceMs: world.nowMs(),
      outsideCallSeconds: (host) => (host === flag.host ? slowSeconds : null),
      step: watch.step,
      logLine: () =>
        watch.isOn()
          ? `WARN  GET https://${flag.host}/v2 took ${(slowSeconds * 1000).toFixed(0)}ms (flag ${flag.key} is on)`
          : null,
      isOver: () => isRepaired || watch.isRested(),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
