import { expect, it } from 'vitest';
import { systemClock } from '#domain/clock.ts';

it('reads the time anew at every call', () => {
  const before = Date.now();
  const [one, other] = [systemClock.now(), systemClock.now()];
  expect(one).not.toBe(other);
  expect(one.getTime()).toBeGreaterThanOrEqual(before);
  expect(other.getTime()).toBeGreaterThanOrEqual(one.getTime());
});
