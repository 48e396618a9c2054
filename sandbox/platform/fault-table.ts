import type { Fault } from './fault.ts';
import { badImage } from './faults/bad-image.ts';
import { badRollout } from './faults/bad-rollout.ts';
import { cacheLoss } from './faults/cache-loss.ts';
import { certificateExpired } from './faults/certificate-expired.ts';
import { certificateExpiring } from './faults/certificate-expiring.ts';
import { clockSkew } from './faults/clock-skew.ts';
import { configMapBroken } from './faults/config-map-broken.ts';
import { connectionPoolExhaustion } from './faults/connection-pool-exhaustion.ts';
import { cpuThrottling } from './faults/cpu-throttling.ts';
import { crashLoopingRelease } from './faults/crash-looping-release.ts';
import { databaseLockContention } from './faults/database-lock-contention.ts';
import { dependencyDown } from './faults/dependency-down.ts';
import { dependencySlow } from './faults/dependency-slow.ts';
import { dnsFailure } from './faults/dns-failure.ts';
import { errorBurstAfterRelease } from './faults/error-burst-after-release.ts';
import { evictedPods } from './faults/evicted-pods.ts';
import { expiredCredentials } from './faults/expired-credentials.ts';
import { failedCronJob } from './faults/failed-cron-job.ts';
import { fileDescriptorExhaustion } from './faults/file-descriptor-exhaustion.ts';
import { garbageCollectionPressure } from './faults/garbage-collection-pressure.ts';
import { hpaAtMaximum } from './faults/hpa-at-maximum.ts';
import { hungPod } from './faults/hung-pod.ts';
import { memoryGrowth } from './faults/memory-growth.ts';
import { memoryLeak } from './faults/memory-leak.ts';
import { memoryLimitTooLow } from './faults/memory-limit-too-low.ts';
import { missingSecret } from './faults/missing-secret.ts';
import { networkPolicy } from './faults/network-policy.ts';
import { nodeDiskPressure } from './faults/node-disk-pressure.ts';
import { nodeNotReady } from './faults/node-not-ready.ts';
import { noisyNeighbour } from './faults/noisy-neighbour.ts';
import { packetLoss } from './faults/packet-loss.ts';
import { poisonMessage } from './faults/poison-message.ts';
import { probeMisconfiguration } from './faults/probe-misconfiguration.ts';
import { queueBacklog } from './faults/queue-backlog.ts';
import { rateLimited } from './faults/rate-limited.ts';
import { replicationLag } from './faults/replication-lag.ts';
import { retryStorm } from './faults/retry-storm.ts';
import { rolloutStuckOnQuota } from './faults/rollout-stuck-on-quota.ts';
import { trafficSpike } from './faults/traffic-spike.ts';
import { unschedulablePods } from './faults/unschedulable-pods.ts';
import { upstreamDown } from './faults/upstream-down.ts';
import { volumeFilling } from './faults/volume-filling.ts';
import { volumeMountFailure } from './faults/volume-mount-failure.ts';

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
  missingSecret,
  probeMisconfiguration,
  unschedulablePods,
  volumeMountFailure,
  databaseLockContention,
  dnsFailure,
  networkPolicy,
  retryStorm,
  cacheLoss,
  fileDescriptorExhaustion,
  expiredCredentials,
  upstreamDown,
  rateLimited,
  packetLoss,
  clockSkew,
  garbageCollectionPressure,
  poisonMessage,
  memoryGrowth,
  certificateExpired,
];
