import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { cpuLimitCores } from './container-limits.ts';

/** Counters of one pod since it was first seen, as cAdvisor keeps them. */
export interface CpuReading {
  readonly usedSeconds: number;
  /** Periods of the CFS scheduler in which it was runnable, and of those the ones in which its limit held it back. */
  readonly periods: number;
  readonly throttledPeriods: number;
  readonly gcSeconds: number;
  readonly packets: number;
  readonly droppedPackets: number;
}

export interface CpuMeter {
  /** Moves the counters of the given pods on, and forgets all others. */
  step(dtMs: number, pods: readonly Pod[], usage: (pod: Pod) => PodCpuUse): void;
  read(podUid: string): CpuReading;
}

export interface PodCpuUse {
  readonly cores: number;
  readonly throttledShare: number;
  /** Share of its time in which it collects garbage, 0 to 1. */
  readonly gcShare: number;
  /** Share of its packets that its node loses, 0 to 1. */
  readonly lossShare: number;
}

const zero: CpuReading = {
  usedSeconds: 0,
  periods: 0,
  throttledPeriods: 0,
  gcSeconds: 0,
  packets: 0,
  droppedPackets: 0,
};
/** The kernel's default period is 100 ms. */
const periodsPerSecond = 10;
/** A pod exchanges some packets with the cluster however little it does, and the others with its callers. */
const idlePackets = 40;
const packetsPerCoreSecond = 2500;

export function createCpuMeter(): CpuMeter {
  let readings = new Map<string, CpuReading>();
  return {
    step(dtMs, pods, usage) {
      const seconds = dtMs / 1000;
      readings = new Map(
        pods.map((pod) => {
          const before = readings.get(pod.metadata.uid) ?? zero;
          const { cores, throttledShare, gcShare, lossShare } = usage(pod);
          const isLimited = cpuLimitCores(pod.spec.containers[0]) !== null;
          const periods = isLimited ? periodsPerSecond * seconds : 0;
          const packets = (idlePackets + packetsPerCoreSecond * cores) * seconds;
          const after = {
            usedSeconds: before.usedSeconds + cores * seconds,
            periods: before.periods + periods,
            throttledPeriods: before.throttledPeriods + periods * throttledShare,
            gcSeconds: before.gcSeconds + gcShare * seconds,
            packets: before.packets + packets,
            droppedPackets: before.droppedPackets + packets * lossShare,
          };
          return [pod.metadata.uid, after];
        }),
      );
    },
    read: (podUid) => readings.get(podUid) ?? zero,
  };
}
