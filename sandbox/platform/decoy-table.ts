import type { Decoy } from './decoy.ts';
import { flappingCheck } from './decoys/flapping-check.ts';
import { harmlessConfigChange } from './decoys/harmless-config-change.ts';
import { harmlessErrorLine } from './decoys/harmless-error-line.ts';
import { harmlessRollout } from './decoys/harmless-rollout.ts';
import { trafficBump } from './decoys/traffic-bump.ts';

/** Every distraction that can be set beside a fault. */
export const decoyTable: readonly Decoy[] = [
  harmlessRollout,
  harmlessConfigChange,
  flappingCheck,
  harmlessErrorLine,
  trafficBump,
];
