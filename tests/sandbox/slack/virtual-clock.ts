import type { Clock } from '#sandbox/slack/clock.ts';

/** A clock that moves only when a test winds it; timers run in order as their moment passes. */
export interface VirtualClock extends Clock {
  advance(ms: number): void;
  /** Resolves once a timer of that length runs. */
  armed(delayMs: number): Promise<void>;
}

/** Starts at the real time, because Bolt compares the signature's timestamp with it. */
export function virtualClock(startMs = Date.now()): VirtualClock {
  let nowMs = startMs;
  let timers: { delayMs: number; dueMs: number; run: () => void }[] = [];
  let waiting: { delayMs: number; resolve: () => void }[] = [];
  return {
    now: () => new Date(nowMs),
    after: (delayMs, run) => {
      const timer = { delayMs, dueMs: nowMs + delayMs, run };
      timers.push(timer);
      for (const each of waiting) if (each.delayMs === delayMs) each.resolve();
      waiting = waiting.filter((each) => each.delayMs !== delayMs);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    armed: async (delayMs) => {
      if (timers.some((each) => each.delayMs === delayMs)) return;
      await new Promise<void>((resolve) => waiting.push({ delayMs, resolve }));
    },
    advance: (ms) => {
      nowMs += ms;
      const due = timers.filter((each) => each.dueMs <= nowMs).toSorted((a, b) => a.dueMs - b.dueMs);
      timers = timers.filter((each) => each.dueMs > nowMs);
      for (const each of due) each.run();
    },
  };
}
