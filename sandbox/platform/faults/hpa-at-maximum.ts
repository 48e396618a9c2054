import { createCrowd } from '#sandbox/platform/crowd.ts';
import type { Fault } from '#sandbox/platform/fault.ts';

/** More traffic than the autoscaler is allowed to follow. It ebbs once the service has kept up for half a minute. */
export const hpaAtMaximum: Fault = {
  kind: {
    id: 'hpa-at-maximum',
    title: 'Autoscaler at its limit',
    description: 'Traffic grows past what the greatest number of pods that the autoscaler may run can carry.',
    remedy:
      'Raise maxReplicas of the HorizontalPodAutoscaler; it scales by itself then. Scaling the deployment by hand is undone by the autoscaler within seconds.',
    targets: ['provider-directory'],
  },
  strike(world, service) {
    const peakFactor = world.variety.amount(5.5, { from: 5.2, to: 6.5 });
    const crowd = createCrowd(world, service, peakFactor);
    let isRepaired = false;
    return {
      kind: hpaAtMaximum.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ requestFactor: peakFactor }),
      step: crowd.step,
      logLine: (_pod, state) =>
        state.cpuRatio > 0.95 ? 'WARN  search pool saturated, answering 503 to 1 of 30 requests' : null,
      isOver: () => isRepaired || crowd.isServed(),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
