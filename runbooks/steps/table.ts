import type { StepType } from '#runbooks/step-type.ts';
import { approval } from './approval.ts';
import { conditional } from './conditional.ts';
import { http } from './http.ts';
import { kubernetes } from './kubernetes.ts';
import { lokiQuery } from './loki-query.ts';
import { notification } from './notification.ts';
import { prometheusQuery } from './prometheus-query.ts';
import { parallel } from './parallel.ts';
import { forEach } from './for-each.ts';
import { runbook } from './runbook.ts';
import { script } from './script.ts';
import { wait } from './wait.ts';
import { waitUntilStep } from './wait-until.ts';

/** Every step type, by the word after `type:`. */
export const stepTypes = {
  prometheus_query: prometheusQuery,
  loki_query: lokiQuery,
  conditional,
  kubernetes,
  http,
  script,
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
