import { createCrowd } from '#sandbox/platform/crowd.ts';
import type { Fault } from '#sandbox/platform/fault.ts';

/** Times the usual traffic; a service with much CPU to spare takes a bigger crowd to trouble it. */
const usualPeak = 3.4;
const troublingCpu = 1.2;

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
    const usual = Math.max(usualPeak, troublingCpu / world.spec(service).cpuRatio);
    const peakFactor = world.variety.amount(usual, { from: usual, to: usual * 1.35 });
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
