export interface RunningClock {
  stop(): void;
}

const longestStepMs = 250;
const longestCatchUpMs = 60_000;

/**
 * Drives a simulation by the wall clock: every `tickMs` it moves on by what has really passed, times `speed`, in steps
 * of at most a quarter of a second. After a long standstill (a closed lid) it catches up by a minute and no more.
 */
export function runClock(options: {
  readonly tickMs: number;
  readonly speed: number;
  readonly onTick: (dtMs: number) => void;
}): RunningClock {
  let lastMs = performance.now();
  let dueMs = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    dueMs = Math.min(longestCatchUpMs, dueMs + (nowMs - lastMs) * options.speed);
    lastMs = nowMs;
    // The simulation counts whole milliseconds; what is left over is due next time.
    let leftMs = Math.floor(dueMs);
    dueMs -= leftMs;
    while (leftMs > 0) {
      const stepMs = Math.min(longestStepMs, leftMs);
      options.onTick(stepMs);
      leftMs -= stepMs;
    }
  }, options.tickMs);
  return { stop: () => clearInterval(timer) };
}
