import type { RunState } from '#domain/run.ts';

/** Each state of a run in words, as mrkdwn. */
export const runWords = {
  waiting_approval: 'waits for approval',
  running: 'running',
  succeeded: 'succeeded',
  failed: '*failed*',
  unknown: '*stopped: the effect of a step is unknown, a person must decide*',
  cancelled: 'cancelled',
  rejected: 'rejected',
} as const satisfies Record<RunState, string>;
