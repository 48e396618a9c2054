import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronProblem, nextCronTimeMs } from '#sandbox/kubernetes/cron-schedule.ts';

const at = (text: string): number => Date.parse(text);
const next = (schedule: string, after: string): string | null => {
  const foundMs = nextCronTimeMs(schedule, at(after));
  return foundMs === null ? null : new Date(foundMs).toISOString();
};

describe('a cron schedule', () => {
  it.each([
    ['* * * * *', '2026-03-01T10:00:30Z', '2026-03-01T10:01:00.000Z'],
    ['0 3 * * *', '2026-03-01T10:00:00Z', '2026-03-02T03:00:00.000Z'],
    ['*/15 * * * *', '2026-03-01T10:46:00Z', '2026-03-01T11:00:00.000Z'],
    ['5/20 1 * * *', '2026-03-01T01:06:00Z', '2026-03-01T01:25:00.000Z'],
    ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['30 9 * * mon-fri', '2026-03-06T10:00:00Z', '2026-03-09T09:30:00.000Z'],
    ['0 0 1,15 JAN *', '2026-03-06T10:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['@hourly', '2026-03-06T10:00:00Z', '2026-03-06T11:00:00.000Z'],
    ['@weekly', '2026-03-06T10:00:00Z', '2026-03-08T00:00:00.000Z'],
  ])('%s after %s is at %s', (schedule, after, expected) => {
    expect(next(schedule, after)).toBe(expected);
  });

  it('takes either day where both are given', () => {
    expect(next('0 0 13 * fri', '2026-03-10T00:00:00Z')).toBe('2026-03-13T00:00:00.000Z');
    expect(next('0 0 20 * mon', '2026-03-10T00:00:00Z')).toBe('2026-03-16T00:00:00.000Z');
  });

  it('knows when there is no such day', () => {
    expect(next('0 0 30 2 *', '2026-03-10T00:00:00Z')).toBeNull();
  });

  it.each([
    ['every day', 'Expected exactly 5 fields'],
    ['60 * * * *', 'above maximum (59)'],
    ['* * 0 * *', 'below minimum (1)'],
    ['5-1 * * * *', 'beyond end of range'],
    ['*/0 * * * *', 'step of minute'],
    ['* * * month *', 'failed to parse int'],
    ['1-2-3 * * * *', 'too many hyphens'],
    ['@sometimes', 'Expected exactly 5 fields'],
  ])('is not %j', (schedule, problem) => {
    expect(cronProblem(schedule)).toContain(problem);
  });

  it('is understood or objected to in words, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(cronProblem(text)).not.toBe('');
      }),
    );
  });

  it('names a later full minute that its fields allow', () => {
    const field = (low: number, high: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: 1, max: 9 }).map((step) => `*/${step}`),
        fc
          .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
          .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      );
    const schedules = fc.tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), fc.constant('*'));
    const moments = fc.integer({ min: 0, max: at('2100-01-01T00:00:00Z') });
    fc.assert(
      fc.property(schedules, moments, (fields, afterMs) => {
        const foundMs = nextCronTimeMs(fields.join(' '), afterMs) ?? Number.NaN;
        expect(foundMs).toBeGreaterThan(afterMs);
        expect(foundMs % 60_000).toBe(0);
        // The minute itself is named again by whoever asks from just before it.
        expect(nextCronTimeMs(fields.join(' '), foundMs - 1)).toBe(foundMs);
      }),
    );
  });
});
