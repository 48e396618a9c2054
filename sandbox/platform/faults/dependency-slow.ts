import type { Fault } from '#sandbox/platform/fault.ts';

const slowSeconds = 4.2;
const recoversAfterMs = 30_000;

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
    const flag = world.flags.list().find((candidate) => candidate.service === service);
    if (!flag) throw new Error(`${service} calls nobody outside the platform`);
    world.flags.set(flag.key, true);
    let offSinceMs: number | null = null;
    let isRepaired = false;
    return {
      kind: dependencySlow.kind.id,
      service,
      sinceMs: world.nowMs(),
      outsideCallSeconds: (host) => (host === flag.host ? slowSeconds : null),
      step: () => {
        offSinceMs = world.flags.get(flag.key)?.enabled === false ? (offSinceMs ?? world.nowMs()) : null;
      },
      logLine: () =>
        offSinceMs === null
          ? `WARN  GET https://${flag.host}/v2 took ${(slowSeconds * 1000).toFixed(0)}ms (flag ${flag.key} is on)`
          : null,
      isOver: () => isRepaired || (offSinceMs !== null && world.nowMs() - offSinceMs >= recoversAfterMs),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
