import { createCrowd } from '#sandbox/platform/crowd.ts';
import type { Fault } from '#sandbox/platform/fault.ts';

const peakFactor = 3.4;

/** Three times the usual traffic. It ebbs once the service has kept up with it for half a minute. */
export const trafficSpike: Fault = {
  kind: {
    id: 'traffic-spike',
    title: 'Traffic spike',
    description: 'Open enrolment begins: traffic more than triples, CPU saturates and requests queue.',
    remedy:
      'Scale the deployment up until its CPU is below 85 %; the crowd is then served and traffic ebbs. A restart makes it worse.',
    targets: ['member-portal', 'eligibility', 'id-cards'],
  },
  strike(world, service) {
    const crowd = createCrowd(world, service, peakFactor);
    let isRepaired = false;
    return {
      kind: trafficSpike.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ requestFactor: peakFactor }),
      step: crowd.step,
      logLine: (_pod, state) =>
        state.cpuRatio > 0.95 ? 'WARN  request queue is full, shedding load (503) queue=512 workers=64/64' : null,
      isOver: () => isRepaired || crowd.isServed(),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
