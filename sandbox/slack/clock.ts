/** Time as the workspace sees it: what it is now, and a timer that a test may wind by hand. */
export interface Clock {
  readonly now: () => Date;
  /** Runs `run` once after `delayMs`; the answer cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
