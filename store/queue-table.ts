import type { JobName } from '#domain/jobs.ts';

export interface QueueRow<Name extends JobName = JobName> {
  readonly name: Name;
  /**
   * `standard`: every job counts. `stately`: per key at most one job waits and one runs; a further one is already
   * covered by the one that waits, which reads the state when it runs.
   */
  readonly policy: 'standard' | 'stately';
  /** How many run at once in one process. */
  readonly concurrency: number;
  readonly retryLimit: number;
  /** Seconds before the first retry; doubles each time, up to five minutes. */
  readonly retryDelayS: number;
}

/** Every queue with its policy. With these limits a job keeps trying for about an hour before it is given to people. */
export const queueTable: readonly QueueRow[] = [
  { name: 'correlate-alerts', policy: 'standard', concurrency: 2, retryLimit: 20, retryDelayS: 1 },
  { name: 'assess-incident', policy: 'standard', concurrency: 4, retryLimit: 20, retryDelayS: 1 },
  { name: 'open-channel', policy: 'standard', concurrency: 2, retryLimit: 20, retryDelayS: 1 },
  { name: 'refresh-card', policy: 'stately', concurrency: 4, retryLimit: 20, retryDelayS: 1 },
  { name: 'post-message', policy: 'standard', concurrency: 4, retryLimit: 20, retryDelayS: 1 },
  { name: 'send-page', policy: 'standard', concurrency: 2, retryLimit: 20, retryDelayS: 1 },
  { name: 'advance-run', policy: 'standard', concurrency: 8, retryLimit: 20, retryDelayS: 1 },
  { name: 'approval-due', policy: 'standard', concurrency: 1, retryLimit: 20, retryDelayS: 1 },
  { name: 'sweep', policy: 'standard', concurrency: 1, retryLimit: 0, retryDelayS: 1 },
  { name: 'dead-letter', policy: 'standard', concurrency: 1, retryLimit: 20, retryDelayS: 5 },
];
