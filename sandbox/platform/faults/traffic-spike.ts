import type { Fault } from '#sandbox/platform/fault.ts';

const peakFactor = 3.4;
const servedWithinMs = 30_000;
const comfortableCpu = 0.85;

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
    let keptUpMs = 0;
    let lastMs = world.nowMs();
    let isRepaired = false;
    return {
      kind: trafficSpike.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ requestFactor: peakFactor }),
      step: () => {
        const state = world.state(service);
        const copes =
          state.readyPods > 0 &&
          state.cpuRatio < comfortableCpu &&
          state.requestsPerSecond > world.spec(service).requestsPerSecond * 0.9 * peakFactor;
        keptUpMs = copes ? keptUpMs + world.nowMs() - lastMs : 0;
        lastMs = world.nowMs();
      },
      logLine: (_pod, state) =>
        state.cpuRatio > 0.95 ? 'WARN  request queue is full, shedding load (503) queue=512 workers=64/64' : null,
      isOver: () => isRepaired || keptUpMs >= servedWithinMs,
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
