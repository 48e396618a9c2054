import type { Fault } from '#sandbox/platform/fault.ts';
import { watchFlag } from '#sandbox/platform/flag-watch.ts';

/** Somebody outside the platform answers 503. Requests that need their part fail; the others are as ever. */
export const upstreamDown: Fault = {
  kind: {
    id: 'upstream-down',
    title: 'Outside dependency down',
    description: 'A company that the service calls for a part of its answer is down: its calls are answered 503.',
    remedy:
      'Turn the feature flag of that call off (PUT /flags/<key>): then nothing fails for want of their part. Restarting or scaling the service brings nobody back who is down elsewhere.',
    targets: ['billing-api', 'provider-directory'],
  },
  strike(world, service) {
    const failedShare = world.variety.amount(0.9, { from: 0.6, to: 1 });
    const failureShare = failedShare * world.variety.amount(0.35, { from: 0.15, to: 0.5 });
    const { flag, ...watch } = watchFlag(world, service);
    let isRepaired = false;
    return {
      kind: upstreamDown.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => (watch.isOn() ? { failureShare } : {}),
      callTrouble: (caller, peer) =>
        caller === service && peer === flag.host ? { failedShare, code: '503', slowSeconds: 1.2 } : null,
      step: watch.step,
      logLine: () =>
        watch.isOn() ? `ERROR GET https://${flag.host}/v2: 503 Service Unavailable (flag ${flag.key} is on)` : null,
      isOver: () => isRepaired || watch.isRested(),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
