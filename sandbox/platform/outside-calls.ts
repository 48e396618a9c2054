import type { FlagState } from './feature-flags.ts';

const usualSeconds = 0.18;

/** What one service's calls to a host outside the platform are like; there are none while the flag is off. */
export interface OutsideCall {
  readonly flag: FlagState;
  readonly p99Seconds: number;
  /** Milliseconds by which the slowest calls are slower than usual. */
  readonly excessMs: number;
}

/** The calls that a service makes now. `secondsTo` says how slow a fault makes a host, null where none does. */
export function outsideCalls(
  flags: readonly FlagState[],
  service: string,
  secondsTo: (host: string) => number | null,
): readonly OutsideCall[] {
  return flags
    .filter((flag) => flag.service === service && flag.enabled)
    .map((flag) => {
      const p99Seconds = secondsTo(flag.host) ?? usualSeconds;
      return { flag, p99Seconds, excessMs: Math.max(0, p99Seconds - usualSeconds) * 1000 };
    });
}
