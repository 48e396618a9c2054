import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonedClock } from '#incidents/rules/guardrails/zoned-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const reading = (text: string): number => Date.parse(`${text}Z`);
const instants = (timezone: string, shown: string) => {
  const { earlier, later } = zonedClock(timezone).instantsOf(reading(shown));
  return [earlier.toISOString().slice(0, 16), later.toISOString().slice(0, 16)];
};

describe('zonedClock', () => {
  it.each([
    ['an ordinary time', 'Europe/Vienna', '2026-01-15T12:00', '2026-01-15T11:00', '2026-01-15T11:00'],
    ['a time in summer', 'Europe/Vienna', '2026-07-15T12:00', '2026-07-15T10:00', '2026-07-15T10:00'],
    ['the evening before clocks change', 'Europe/Vienna', '2026-03-28T22:00', '2026-03-28T21:00', '2026-03-28T21:00'],
    ['the morning after', 'Europe/Vienna', '2026-03-29T06:00', '2026-03-29T04:00', '2026-03-29T04:00'],
    ['a time that is skipped', 'Europe/Vienna', '2026-03-29T02:30', '2026-03-29T00:30', '2026-03-29T01:30'],
    ['the instant of the change itself', 'Europe/Vienna', '2026-03-29T03:00', '2026-03-29T01:00', '2026-03-29T01:00'],
    ['a time that comes twice', 'Europe/Vienna', '2026-10-25T02:30', '2026-10-25T00:30', '2026-10-25T01:30'],
    ['half an hour’s change', 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45', '2026-04-04T15:15'],
    ['a midnight that is skipped', 'Africa/Cairo', '2026-04-24T00:00', '2026-04-23T21:00', '2026-04-23T22:00'],
    ['a zone of quarters of an hour', 'Asia/Kathmandu', '2026-05-01T00:00', '2026-04-30T18:15', '2026-04-30T18:15'],
    ['UTC', 'UTC', '2026-05-01T00:00', '2026-05-01T00:00', '2026-05-01T00:00'],
  ])('finds the instants of %s', (_, timezone, shown, earlier, later) => {
    expect(instants(timezone, shown)).toEqual([earlier, later]);
  });

  it('knows the day on the zone’s calendar', () => {
    const at = new Date('2026-03-01T23:30:00Z');
    const day = reading('2026-03-01T00:00') / dayMs;
    expect(zonedClock('UTC').dayOf(at)).toBe(day);
    expect(zonedClock('Europe/Vienna').dayOf(at)).toBe(day + 1);
    expect(zonedClock('Pacific/Kiritimati').dayOf(at)).toBe(day + 1);
    expect(zonedClock('Pacific/Pago_Pago').dayOf(at)).toBe(day);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => zonedClock('Europe/Atlantis')).toThrow(RangeError);
  });

  it('finds every instant again by what the clocks show at it', () => {
    const zones = [
      'Europe/Vienna',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Kathmandu',
      'America/St_Johns',
    ];
    const clocks = new Map(zones.map((zone) => [zone, { clock: zonedClock(zone), shows: readingIn(zone) }]));
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, atMinute) => {
        const { clock, shows } = clocks.get(zone)!;
        const at = new Date(atMinute * 60_000);
        const { earlier, later } = clock.instantsOf(shows(at));
        expect([earlier.getTime(), later.getTime()]).toContain(at.getTime());
        expect(clock.dayOf(at)).toBe(Math.floor(shows(at) / dayMs));
      }),
      { numRuns: 500 },
    );
  });
});

/** Another way to read a clock: by the words that Intl writes for the zone. */
function readingIn(timeZone: string): (at: Date) => number {
  const words = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => reading(words.format(at).replace(' ', 'T'));
}
