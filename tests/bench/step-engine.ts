/** How the steps of a wave of runs lay in time. */
export interface Wave {
  /** From before the first run was asked for to the end of the last step. */
  readonly tookMs: number;
  /** From the start of each step to the start of the one after it in its run, in whole milliseconds. */
  readonly stepToStepMs: readonly number[];
}

/** A durable engine at work on a database of its own. */
export interface StepEngine {
  /**
   * Takes `runs` runs of `steps` trivial steps through to their end, all at once. Throws unless every step is recorded
   * as done.
   */
  wave(runs: number, steps: number): Promise<Wave>;
  /** Stops the engine; the database stays. */
  stop(): Promise<void>;
}

/** What is measured: how to set it to work on an empty database. */
export interface StepEngineKind {
  readonly id: string;
  readonly what: string;
  start(databaseUrl: string): Promise<StepEngine>;
}
