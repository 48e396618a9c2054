import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateLimiter } from '#sandbox/slack/rate-limits.ts';
import { virtualClock } from './virtual-clock.ts';

const tries = (count: number, take: () => number | null) => Array.from({ length: count }, take);

test('lets a burst of a minute through and then one call every three seconds of a tier 2 method', () => {
  const clock = virtualClock();
  const rates = createRateLimiter(clock, 'enforced');
  const take = () => rates.takeCall('conversations.create', 'tier2');
  expect(tries(20, take).every((each) => each === null)).toBe(true);
  expect(take()).toBe(3);
  clock.advance(3000);
  expect(take()).toBeNull();
  expect(take()).toBe(3);
});

test('counts every method on its own', () => {
  const rates = createRateLimiter(virtualClock(), 'enforced');
  tries(20, () => rates.takeCall('pins.add', 'tier2'));
  expect(rates.takeCall('pins.add', 'tier2')).not.toBeNull();
  expect(rates.takeCall('pins.list', 'tier2')).toBeNull();
});

test('holds one channel to a message a second after a burst of ten, and another channel not', () => {
  const clock = virtualClock();
  const rates = createRateLimiter(clock, 'enforced');
  expect(tries(10, () => rates.takePost('C1')).every((each) => each === null)).toBe(true);
  expect(rates.takePost('C1')).toBe(1);
  expect(rates.takePost('C2')).toBeNull();
  clock.advance(1000);
  expect(rates.takePost('C1')).toBeNull();
});

test('holds the whole workspace to three hundred messages a minute', () => {
  const rates = createRateLimiter(virtualClock(), 'enforced');
  const taken = Array.from({ length: 301 }, (_, index) => rates.takePost(`C${index}`));
  expect(taken.filter((each) => each === null)).toHaveLength(300);
});

test('limits nothing when switched off', () => {
  const rates = createRateLimiter(virtualClock(), 'off');
  expect(tries(1000, () => rates.takePost('C1')).every((each) => each === null)).toBe(true);
});

test('never lets more through than the burst and what has been refilled since', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(waits, (waitsMs) => {
      const clock = virtualClock(0);
      const rates = createRateLimiter(clock, 'enforced');
      let passed = 0;
      for (const waitMs of waitsMs) {
        clock.advance(waitMs);
        if (rates.takePost('C1') === null) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(10 + clock.now().getTime() / 1000);
    }),
  );
});

test('lets a call through that waited as long as it was told to', () => {
  const clock = virtualClock();
  const rates = createRateLimiter(clock, 'enforced');
  const take = () => rates.takeCall('apps.connections.open', 'tier1');
  while (take() === null);
  const retryAfterS = take() ?? 0;
  clock.advance(retryAfterS * 1000);
  expect(take()).toBeNull();
});
