import { createCrowd } from '#sandbox/platform/crowd.ts';
import type { Fault } from '#sandbox/platform/fault.ts';

/** Below this the service would have kept up. */
const troublingCpu = 1.3;
const patience = 5;

/**
 * A short hiccup makes callers try again, at once and several times; the attempts keep the service down that they wait
 * for, long after the hiccup. It ends once the service has kept up with all attempts for half a minute.
 */
export const retryStorm: Fault = {
  kind: {
    id: 'retry-storm',
    title: 'Retry storm',
    description:
      "The callers of the service repeat every failed call without a pause: several times the usual load, while the callers' own traffic is as ever.",
    remedy:
      'Scale the service up until its CPU is below 85 %: attempts then succeed and the storm ebbs. A restart of the service sheds pods in the middle of it.',
    targets: ['auth', 'eligibility', 'documents'],
  },
  strike(world, service) {
    const usual = Math.max(3, troublingCpu / world.spec(service).cpuRatio);
    const factor = world.variety.amount(usual, { from: usual, to: usual * 1.25 });
    const failedShare = world.variety.amount(0.3, { from: 0.2, to: 0.5 });
    const crowd = createCrowd(world, service, factor);
    const callers = new Set(world.callers(service).map((call) => call.service));
    let isRepaired = false;
    return {
      kind: retryStorm.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ requestFactor: factor, slowMs: 700, failureShare: failedShare / 2 }),
      step: crowd.step,
      callTrouble: (caller, peer) =>
        peer === service && callers.has(caller) ? { failedShare, code: '503', retriesPerCall: factor - 1 } : null,
      logLine: (_pod, state) =>
        state.cpuRatio > 0.9 ? 'WARN  accept queue is full, shedding load (503) queue=1024 workers=64/64' : null,
      logLineOn: (of) =>
        callers.has(of)
          ? `WARN  call to ${service} failed (503 Service Unavailable), retrying at once, attempt ${1 + (Math.floor(world.nowMs() / 1000) % patience)} of ${patience}`
          : null,
      isOver: () => isRepaired || crowd.isServed(),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
