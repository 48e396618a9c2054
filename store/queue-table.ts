import type { JobName } from '#domain/jobs.ts';

export interface QueueRow<Name extends JobName = JobName> {
  readonly name: Name;
  /** Workers in one process; each takes up to `batch` jobs at a time and works on them side by side. */
  readonly workers: number;
  readonly batch: number;
  /** Works on a batch one job after another instead of side by side. */
  readonly inTurn?: true;
  /**
   * Per key at most one job waits and one runs: a further one is already covered by the one that waits, which reads the
   * state when it runs. Otherwise every job counts.
   */
  readonly coalesced?: true;
  /** New jobs announce themselves; delayed and repeated ones are found by looking this often, in seconds. */
  readonly pollS: number;
  readonly retryLimit: number;
  /** How long a job may take before it is taken for lost, although its process lives; 300 s unless given. */
  readonly expireS?: number;
}

/**
 * Every queue. A failed job is tried again after 1, 2, 4, … up to 300 seconds; with 20 tries it keeps trying for about
 * an hour before it is given to people.
 */
export const queueTable: readonly QueueRow[] = [
  // One after another: a lock lets only one through, and each that waits for it would hold a connection.
  { name: 'correlate-alerts', workers: 1, batch: 10, inTurn: true, pollS: 1, retryLimit: 20 },
  { name: 'assess-incident', workers: 2, batch: 5, pollS: 1, retryLimit: 20 },
  { name: 'reassess-severity', coalesced: true, workers: 1, batch: 5, pollS: 1, retryLimit: 20 },
  { name: 'open-channel', workers: 2, batch: 5, pollS: 1, retryLimit: 20 },
  { name: 'refresh-card', coalesced: true, workers: 2, batch: 5, pollS: 1, retryLimit: 20 },
  { name: 'post-message', workers: 2, batch: 5, pollS: 1, retryLimit: 20 },
  { name: 'send-page', workers: 1, batch: 5, pollS: 1, retryLimit: 20 },
  { name: 'post-webhook', workers: 1, batch: 5, pollS: 1, retryLimit: 20 },
  // A job takes a run on for as long as it can, so many must be at it at once, and one may take as long as a script may.
  { name: 'advance-run', workers: 10, batch: 5, pollS: 0.5, retryLimit: 20, expireS: 3600 },
  { name: 'approval-due', workers: 1, batch: 5, pollS: 1, retryLimit: 20 },
  { name: 'sweep', workers: 1, batch: 1, pollS: 5, retryLimit: 0 },
  { name: 'dead-letter', workers: 1, batch: 5, pollS: 1, retryLimit: 20 },
];

/** The row of a queue. */
export function queueRow(name: JobName): QueueRow {
  const row = queueTable.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`There is no queue ${name}: store/queue-table.ts has no row for it.`);
  return row;
}
