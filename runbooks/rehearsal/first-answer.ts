import { OutsideError } from '#domain/outside-error.ts';
import { fitsPattern } from './fits-pattern.ts';

/** When an answer counts. */
export interface Occasion {
  readonly after?: string | undefined;
  readonly from?: number | undefined;
  readonly times?: number | undefined;
}

/** What is going on in a rehearsal while the world is asked. */
export interface Proceedings {
  /** Since the beginning of the run. */
  readonly elapsedMs: () => number;
  /** What was changed so far, in order. */
  readonly writes: readonly string[];
  /** Notes that something was asked which nobody has recorded an answer to. */
  readonly missing: (what: string) => void;
}

/** Chooses among recorded answers, and counts how often each was given. */
export interface Answers<Answer extends Occasion> {
  /** The first that fits, with how often it was given before; null after noting that there is none. */
  readonly choose: (
    fits: (answer: Answer) => boolean,
    asked: string,
  ) => { readonly answer: Answer; readonly given: number } | null;
}

export function answersOf<Answer extends Occasion>(recorded: readonly Answer[], on: Proceedings): Answers<Answer> {
  const given = new Map<Answer, number>();
  const counts = (answer: Answer): boolean => {
    const { after, from, times } = answer;
    if (times !== undefined && (given.get(answer) ?? 0) >= times) return false;
    if (from !== undefined && on.elapsedMs() < from) return false;
    return after === undefined || on.writes.some((write) => fitsPattern(write, after));
  };
  return {
    choose: (fits, asked) => {
      const answer = recorded.find((one) => fits(one) && counts(one));
      if (answer === undefined) {
        on.missing(asked);
        return null;
      }
      const before = given.get(answer) ?? 0;
      given.set(answer, before + 1);
      return { answer, given: before };
    },
  };
}

/** The failure that a recorded answer stands for. */
export function recordedFailure(system: string, error: 'refused' | 'lost'): OutsideError {
  return error === 'refused'
    ? new OutsideError(system, 'refused', 'it refused the call', { kind: 'safe', afterMs: 0 })
    : new OutsideError(system, 'timeout', 'no answer came', { kind: 'uncertain' });
}

/** What a step meets when nobody has recorded an answer. */
export function nothingRecorded(system: string, asked: string): OutsideError {
  return new OutsideError(system, 'nothing_recorded', `no answer is recorded for ${asked}`, { kind: 'no' });
}
