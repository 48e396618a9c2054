import { expect, it } from 'vitest';
import { podMemoryMiB } from '#sandbox/platform/pod-memory.ts';

const calm = { usualMiB: 400, limitMiB: 768, ranMs: 60_000, addedMiB: 0 };

it('settles at the usual size, holds what is added, and stops at the limit', () => {
  expect(podMemoryMiB({ ...calm, ranMs: 0 })).toBeCloseTo(240, 0);
  expect(podMemoryMiB(calm)).toBeCloseTo(400, 0);
  expect(podMemoryMiB({ ...calm, addedMiB: 140 })).toBeCloseTo(540, 0);
  expect(podMemoryMiB({ ...calm, addedMiB: 5000 })).toBe(768);
});

it('grows without a bound where there is no limit', () => {
  expect(podMemoryMiB({ ...calm, limitMiB: null, addedMiB: 5000 })).toBeCloseTo(5400, 0);
});
