import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runClock } from '#sandbox/platform/run-clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('moves on by real time times speed, in steps of at most 250 ms', () => {
  const steps: number[] = [];
  const clock = runClock({ tickMs: 100, speed: 6, onTick: (dtMs) => steps.push(dtMs) });
  vi.advanceTimersByTime(1000);
  clock.stop();
  vi.advanceTimersByTime(1000);
  expect(steps.reduce((sum, step) => sum + step, 0)).toBe(6000);
  expect(Math.max(...steps)).toBe(250);
});
