import type { StepType } from '#runbooks/step-type.ts';
import { approval } from './approval.ts';
import { conditional } from './conditional.ts';
import { kubernetes } from './kubernetes.ts';
import { notification } from './notification.ts';
import { prometheusQuery } from './prometheus-query.ts';
import { parallel } from './parallel.ts';
import { forEach } from './for-each.ts';
import { runbook } from './runbook.ts';
import { wait } from './wait.ts';
import { waitUntilStep } from './wait-until.ts';

/** Every step type, by the word after `type:`. */
export const stepTypes = {
  prometheus_query: prometheusQuery,
  conditional,
  kubernetes,
  notification,
  approval,
  wait,
  wait_until: waitUntilStep,
  parallel,
  for_each: forEach,
  runbook,
} as const satisfies Record<string, StepType>;

export type StepTypeName = keyof typeof stepTypes;
export const stepTypeNames = Object.keys(stepTypes) as readonly StepTypeName[];
