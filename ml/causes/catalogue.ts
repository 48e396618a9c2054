import { badConfiguration } from './bad-configuration.ts';
import { badRollout } from './bad-rollout.ts';
import { cacheLoss } from './cache-loss.ts';
import { certificateExpired } from './certificate-expired.ts';
import { clockSkew } from './clock-skew.ts';
import { connectionPoolExhaustion } from './connection-pool-exhaustion.ts';
import { cpuThrottling } from './cpu-throttling.ts';
import { databaseLockContention } from './database-lock-contention.ts';
import { dependencyDown } from './dependency-down.ts';
import { dnsFailure } from './dns-failure.ts';
import { expiredCredentials } from './expired-credentials.ts';
import { fileDescriptorExhaustion } from './file-descriptor-exhaustion.ts';
import { garbageCollectionPressure } from './garbage-collection-pressure.ts';
import { hpaAtMaximum } from './hpa-at-maximum.ts';
import { hungProcess } from './hung-process.ts';
import { imagePullFailure } from './image-pull-failure.ts';
import { jobFailure } from './job-failure.ts';
import { memoryLeak } from './memory-leak.ts';
import { missingSecretOrConfig } from './missing-secret-or-config.ts';
import { networkPolicy } from './network-policy.ts';
import { nodeDiskPressure } from './node-disk-pressure.ts';
import { nodeFailure } from './node-failure.ts';
import { noisyNeighbour } from './noisy-neighbour.ts';
import { oomAfterDeployment } from './oom-after-deployment.ts';
import { packetLoss } from './packet-loss.ts';
import { poisonMessage } from './poison-message.ts';
import { probeMisconfiguration } from './probe-misconfiguration.ts';
import { queueBacklog } from './queue-backlog.ts';
import { quotaExceeded } from './quota-exceeded.ts';
import { rateLimited } from './rate-limited.ts';
import { replicationLag } from './replication-lag.ts';
import { retryStorm } from './retry-storm.ts';
import { trafficSpike } from './traffic-spike.ts';
import { unschedulablePods } from './unschedulable-pods.ts';
import { upstreamProvider } from './upstream-provider.ts';
import { volumeFull } from './volume-full.ts';
import { volumeMountFailure } from './volume-mount-failure.ts';
import type { Cause } from './cause.ts';

/** Every cause that Firebreak can name. */
export const causes: readonly Cause[] = [
  badConfiguration,
  badRollout,
  cacheLoss,
  certificateExpired,
  clockSkew,
  connectionPoolExhaustion,
  cpuThrottling,
  databaseLockContention,
  dependencyDown,
  dnsFailure,
  expiredCredentials,
  fileDescriptorExhaustion,
  garbageCollectionPressure,
  hpaAtMaximum,
  hungProcess,
  imagePullFailure,
  jobFailure,
  memoryLeak,
  missingSecretOrConfig,
  networkPolicy,
  nodeDiskPressure,
  nodeFailure,
  noisyNeighbour,
  oomAfterDeployment,
  packetLoss,
  poisonMessage,
  probeMisconfiguration,
  queueBacklog,
  quotaExceeded,
  rateLimited,
  replicationLag,
  retryStorm,
  trafficSpike,
  unschedulablePods,
  upstreamProvider,
  volumeFull,
  volumeMountFailure,
];
