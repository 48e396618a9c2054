import { badRollout } from './bad-rollout.ts';
import type { Cause } from './cause.ts';
import { certificateExpired } from './certificate-expired.ts';
import { connectionPoolExhaustion } from './connection-pool-exhaustion.ts';
import { cpuThrottling } from './cpu-throttling.ts';
import { dependencyDown } from './dependency-down.ts';
import { diskFull } from './disk-full.ts';
import { imagePullFailure } from './image-pull-failure.ts';
import { jobFailure } from './job-failure.ts';
import { memoryLeakOom } from './memory-leak-oom.ts';
import { nodeFailure } from './node-failure.ts';
import { trafficSpike } from './traffic-spike.ts';

/** Every cause that Firebreak can name. */
export const causes: readonly Cause[] = [
  badRollout,
  certificateExpired,
  connectionPoolExhaustion,
  cpuThrottling,
  dependencyDown,
  diskFull,
  imagePullFailure,
  jobFailure,
  memoryLeakOom,
  nodeFailure,
  trafficSpike,
];
