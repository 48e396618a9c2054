import type { StepType } from '#runbooks/step-type.ts';
import { approval } from './approval.ts';
import { conditional } from './conditional.ts';
import { kubernetes } from './kubernetes.ts';
import { notification } from './notification.ts';
import { prometheusQuery } from './prometheus-query.ts';
import { wait } from './wait.ts';

/** Every step type, by the word after `type:`. */
export const stepTypes = {
  prometheus_query: prometheusQuery,
  conditional,
  kubernetes,
  notification,
  approval,
  wait,
} as const satisfies Record<string, StepType>;

export type StepTypeName = keyof typeof stepTypes;
export const stepTypeNames = Object.keys(stepTypes) as readonly StepTypeName[];
