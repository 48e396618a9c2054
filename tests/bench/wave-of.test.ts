import { describe, expect, it } from 'vitest';
import { waveOf } from './wave-of.ts';

describe('waveOf', () => {
  const slow = [
    { startedMs: 1010, endedMs: 1012 },
    { startedMs: 1030, endedMs: 1031 },
    { startedMs: 1035, endedMs: 1090 },
  ];
  const quick = [1001, 1002, 1003].map((startedMs) => ({ startedMs, endedMs: startedMs }));

  it('lasts from the question to the end of the last step of any run', () => {
    expect(waveOf(1000, [slow, quick], 3).tookMs).toBe(90);
  });

  it('measures each run’s steps from start to start, and none across runs', () => {
    expect(waveOf(1000, [slow, quick], 3).stepToStepMs).toEqual([20, 5, 1, 1]);
  });

  it('refuses a run whose steps are not all there', () => {
    expect(() => waveOf(1000, [slow, quick.slice(1)], 3)).toThrow('a run has 2 finished steps instead of 3');
  });
});
