import type { StepLine } from '#incidents/incident-snapshot.ts';

/** Each state of a step as one sign. */
export const stepSigns = {
  pending: '○',
  queued: '○',
  started: '◔',
  waiting: '⏳',
  done: '✓',
  skipped: '↷',
  failed: '✗',
  unknown: '⚠',
  not_taken: '–',
} as const satisfies Record<StepLine['state'], string>;
