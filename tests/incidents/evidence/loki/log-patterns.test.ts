import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { logPatterns } from '#incidents/evidence/loki/log-patterns.ts';

const numbered = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i));

it('takes lines that differ in numbers, quoted texts and times for one pattern', () => {
  const now = numbered(
    5,
    (i) => `2026-03-01T03:00:0${i}.123Z ERROR order ${1000 + i} of "user ${i}" failed after ${i}ms`,
  );
  expect(logPatterns(now, [])).toMatchObject([{ now: 5, before: 0 }]);
});

it('finds the words that vary by themselves', () => {
  const names = ['anna', 'bruno', 'carla', 'dora'];
  const now = numbered(4, (i) => `ERROR could not send the invoice of ${names[i]} to the printer today`);
  expect(logPatterns(now, [])).toHaveLength(1);
});

it('keeps lines of another kind apart, and knows which were there before', () => {
  const before = numbered(3, (i) => `WARN cache miss for key ${i}`);
  const now = [...before, 'ERROR cannot reach the ledger at all'];
  expect(logPatterns(now, before)).toMatchObject([
    { now: 3, before: 3 },
    { example: 'ERROR cannot reach the ledger at all', now: 1, before: 0 },
  ]);
});

it('counts every line once, in whatever lines there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 40 }), fc.array(fc.string(), { maxLength: 40 }), (now, before) => {
      const patterns = logPatterns(now, before);
      expect(patterns.reduce((sum, pattern) => sum + pattern.now, 0)).toBe(now.length);
      expect(patterns.reduce((sum, pattern) => sum + pattern.before, 0)).toBe(before.length);
    }),
  );
});

it('has a thousand and more lines read before anybody notices', () => {
  const lines = numbered(3000, (i) => `ERROR ${'x'.repeat(i % 7)} request ${i} to host-${i % 90} failed: reset`);
  expect(logPatterns(lines, lines).length).toBeLessThan(50);
});
