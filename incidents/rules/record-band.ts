import type { RecordBand } from '#domain/decision.ts';

/** Where the bands of a runbook's record begin. */
export interface RecordBars {
  /** With fewer runs for the class than this nothing is said of a runbook. */
  readonly fewestRuns: number;
  /** Below this expected share of helped runs a record is poor. 0–1. */
  readonly poorBelow: number;
  /** At or above this lower bound of that share it is good. 0–1. */
  readonly goodFrom: number;
  /** At or above this lower bound, and with at least so many runs, it is proven. 0–1. */
  readonly provenFrom: number;
  readonly provenRuns: number;
}

/** A runbook's record for one class: runs, the expected share of those that helped, and its lower bound. */
export interface RecordFacts {
  readonly runs: number;
  readonly expected: number;
  readonly atLeast: number;
}

/** The band of a record. One that is neither clearly good nor clearly poor is `none`. */
export function recordBand({ runs, expected, atLeast }: RecordFacts, bars: RecordBars): RecordBand {
  if (runs < bars.fewestRuns) return 'none';
  if (atLeast >= bars.provenFrom && runs >= bars.provenRuns) return 'proven';
  if (atLeast >= bars.goodFrom) return 'good';
  return expected < bars.poorBelow ? 'poor' : 'none';
}
