import { expect, test } from 'vitest';
import { createTimestamps } from '#sandbox/slack/timestamps.ts';
import { virtualClock } from './virtual-clock.ts';

test('never gives the same timestamp twice, and always a later one', () => {
  const clock = virtualClock(1_700_000_000_123);
  const nextTs = createTimestamps(clock);
  const issued = Array.from({ length: 1000 }, nextTs);
  clock.advance(-5000);
  issued.push(nextTs());
  expect(issued[0]).toBe('1700000000.123000');
  expect(new Set(issued).size).toBe(1001);
  expect(issued.toSorted()).toEqual(issued);
});
