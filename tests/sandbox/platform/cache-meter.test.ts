import { expect, it } from 'vitest';
import { createCacheMeter } from '#sandbox/platform/cache-meter.ts';

const requestsPerSecond = () => 100;

it('counts lookups by whether they found something', () => {
  const meter = createCacheMeter();
  meter.step(10_000, { requestsPerSecond, troubled: () => null });
  const [cache] = meter.list();
  expect([cache?.hits, cache?.misses]).toEqual([expect.closeTo(2820), expect.closeTo(180)]);
});

it('counts nothing while a cache is down, and mostly misses while it is cold', () => {
  const meter = createCacheMeter();
  meter.step(10_000, { requestsPerSecond, troubled: () => ({ isUp: false, hitShare: 0 }) });
  expect(meter.list().map(({ isUp, hits, misses }) => [isUp, hits, misses])).toEqual(
    Array.from({ length: 3 }, () => [false, 0, 0]),
  );
  meter.step(10_000, { requestsPerSecond, troubled: () => ({ isUp: true, hitShare: 0.1 }) });
  for (const { hits, misses } of meter.list()) expect(misses / (hits + misses)).toBeCloseTo(0.9);
});
