import type { Fault } from '#sandbox/platform/fault.ts';
import { watchFlag } from '#sandbox/platform/flag-watch.ts';

/** The contract with a company outside allows so many calls a minute, and the rest are refused. */
export const rateLimited: Fault = {
  kind: {
    id: 'rate-limited',
    title: 'Rate limited from outside',
    description: 'A company that the service calls refuses part of its calls: 429 Too Many Requests.',
    remedy:
      'Turn the feature flag of that call off (PUT /flags/<key>) until the quota has recovered. A restart calls as often as before, and more pods call more often.',
    targets: ['provider-directory', 'billing-api'],
  },
  strike(world, service) {
    const failedShare = world.variety.amount(0.55, { from: 0.35, to: 0.85 });
    const failureShare = failedShare * world.variety.amount(0.4, { from: 0.25, to: 0.55 });
    const { flag, ...watch } = watchFlag(world, service);
    let isRepaired = false;
    return {
      kind: rateLimited.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => (watch.isOn() ? { failureShare } : {}),
      callTrouble: (caller, peer) => (caller === service && peer === flag.host ? { failedShare, code: '429' } : null),
      step: watch.step,
      logLine: () =>
        watch.isOn()
          ? `ERROR GET https://${flag.host}/v2: 429 Too Many Requests, Retry-After: 30 (flag ${flag.key} is on)`
          : null,
      isOver: () => isRepaired || watch.isRested(),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
