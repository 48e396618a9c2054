import type { Fault } from './fault.ts';
import { badImage } from './faults/bad-image.ts';
import { badRollout } from './faults/bad-rollout.ts';
import { certificateExpiring } from './faults/certificate-expiring.ts';
import { configMapBroken } from './faults/config-map-broken.ts';
import { connectionPoolExhaustion } from './faults/connection-pool-exhaustion.ts';
import { cpuThrottling } from './faults/cpu-throttling.ts';
import { crashLoopingRelease } from './faults/crash-looping-release.ts';
import { dependencyDown } from './faults/dependency-down.ts';
import { dependencySlow } from './faults/dependency-slow.ts';
import { errorBurstAfterRelease } from './faults/error-burst-after-release.ts';
import { evictedPods } from './faults/evicted-pods.ts';
import { failedCronJob } from './faults/failed-cron-job.ts';
import { hpaAtMaximum } from './faults/hpa-at-maximum.ts';
import { hungPod } from './faults/hung-pod.ts';
import { memoryLeak } from './faults/memory-leak.ts';
import { memoryLimitTooLow } from './faults/memory-limit-too-low.ts';
import { nodeDiskPressure } from './faults/node-disk-pressure.ts';
import { nodeNotReady } from './faults/node-not-ready.ts';
import { noisyNeighbour } from './faults/noisy-neighbour.ts';
import { queueBacklog } from './faults/queue-backlog.ts';
import { replicationLag } from './faults/replication-lag.ts';
import { rolloutStuckOnQuota } from './faults/rollout-stuck-on-quota.ts';
import { trafficSpike } from './faults/traffic-spike.ts';
import { volumeFilling } from './faults/volume-filling.ts';

/** Every fault that can be injected, the most telling first; the demo begins with the first. */
export const faultTable: readonly Fault[] = [
  connectionPoolExhaustion,
  memoryLeak,
  trafficSpike,
  badRollout,
  dependencyDown,
  nodeNotReady,
  errorBurstAfterRelease,
  crashLoopingRelease,
  badImage,
  memoryLimitTooLow,
  cpuThrottling,
  configMapBroken,
  hungPod,
  dependencySlow,
  queueBacklog,
  volumeFilling,
  replicationLag,
  hpaAtMaximum,
  rolloutStuckOnQuota,
  failedCronJob,
  noisyNeighbour,
  nodeDiskPressure,
  evictedPods,
  certificateExpiring,
];
