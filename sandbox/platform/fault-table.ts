import type { Fault } from './fault.ts';
import { badRollout } from './faults/bad-rollout.ts';
import { connectionPoolExhaustion } from './faults/connection-pool-exhaustion.ts';
import { dependencyDown } from './faults/dependency-down.ts';
import { memoryLeak } from './faults/memory-leak.ts';
import { nodeNotReady } from './faults/node-not-ready.ts';
import { trafficSpike } from './faults/traffic-spike.ts';

/** Every fault that can be injected; the first is the one the demo begins with. */
export const faultTable: readonly Fault[] = [
  connectionPoolExhaustion,
  memoryLeak,
  trafficSpike,
  badRollout,
  dependencyDown,
  nodeNotReady,
];
