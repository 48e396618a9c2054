import type { Run } from '#domain/run.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { StoredStep } from '#store/repositories/run-steps.ts';
import type { RunThread } from '#store/repositories/run-threads.ts';

/** Where a thread of a run stands. */
export interface Position {
  readonly run: Run;
  readonly runbook: Runbook;
  /** The threads of the run; empty while there are none. */
  readonly threads: readonly RunThread[];
  readonly step: StoredStep;
  /** The step was begun by whoever holds this position; otherwise it has to be claimed first. */
  readonly claimed: boolean;
}
