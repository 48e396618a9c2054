import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays, type Weekday, type WeeklySpan } from '#incidents/guardrail-policy.ts';
import { weeklyEnd } from '#incidents/rules/guardrails/weekly-end.ts';

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const span = (days: readonly Weekday[], from: string, to: string, timezone = 'Europe/Vienna'): WeeklySpan => ({
  days,
  fromMinutes: minutes(from),
  toMinutes: minutes(to),
  timezone,
});
const end = (weekly: WeeklySpan, at: string) => weeklyEnd(weekly, new Date(at))?.toISOString().slice(0, 16) ?? null;

const nights = span(['mon', 'tue', 'wed', 'thu'], '22:00', '06:00');
const workday = span(['mon', 'tue', 'wed', 'thu', 'fri'], '09:00', '17:30');
const weekend = span(['sat', 'sun'], '00:00', '24:00');

describe('weeklyEnd', () => {
  it.each([
    ['within a day', workday, '2026-03-02T10:00Z', '2026-03-02T16:30'],
    ['at its first instant', workday, '2026-03-02T08:00Z', '2026-03-02T16:30'],
    ['just before it', workday, '2026-03-02T07:59:59.999Z', null],
    ['at its end', workday, '2026-03-02T16:30Z', null],
    ['just before its end', workday, '2026-03-02T16:29:59.999Z', '2026-03-02T16:30'],
    ['on a day that is none of its own', workday, '2026-03-01T10:00Z', null],
    ['in the evening, over midnight', nights, '2026-03-02T21:00Z', '2026-03-03T05:00'],
    ['after midnight, from the evening before', nights, '2026-03-03T04:59Z', '2026-03-03T05:00'],
    ['after midnight of its last evening', nights, '2026-03-06T04:00Z', '2026-03-06T05:00'],
    ['on the evening after its last', nights, '2026-03-06T22:00Z', null],
    ['after midnight before its first evening', nights, '2026-03-02T02:00Z', null],
    ['over two days that follow each other', weekend, '2026-03-07T12:00Z', '2026-03-08T23:00'],
    ['on the second of them', weekend, '2026-03-08T12:00Z', '2026-03-08T23:00'],
    ['in the last hours on Sunday in the east, Saturday in UTC', weekend, '2026-03-06T23:30Z', '2026-03-08T23:00'],
    [
      'on a zone’s own day',
      span(['mon'], '00:00', '24:00', 'Pacific/Kiritimati'),
      '2026-03-01T12:00Z',
      '2026-03-02T10:00',
    ],
  ])('%s', (_, weekly, at, until) => {
    expect(end(weekly, at)).toBe(until);
  });

  it.each([
    [
      'lasts an hour less through the night that clocks go forward',
      '22:00',
      '06:00',
      '2026-03-28T21:00Z',
      '2026-03-29T04:00',
    ],
    [
      'lasts an hour more through the night that clocks go back',
      '22:00',
      '06:00',
      '2026-10-24T20:00Z',
      '2026-10-25T05:00',
    ],
    ['ends after the skipped hour when its end is skipped', '22:00', '02:30', '2026-03-29T00:45Z', '2026-03-29T01:30'],
    [
      'begins before the skipped hour when its begin is skipped',
      '02:30',
      '04:00',
      '2026-03-29T00:30Z',
      '2026-03-29T02:00',
    ],
    ['ends at the second of two same times', '22:00', '02:30', '2026-10-25T01:15Z', '2026-10-25T01:30'],
    ['begins at the first of two same times', '02:30', '04:00', '2026-10-25T00:30Z', '2026-10-25T03:00'],
    ['is one stretch where its times come twice', '02:15', '02:45', '2026-10-25T01:00Z', '2026-10-25T01:45'],
  ])('%s', (_, from, to, at, until) => {
    expect(end(span(['sat', 'sun'], from, to), at)).toBe(until);
  });

  it('lasts past a day that a zone leaves out', () => {
    // Samoa went from Thursday, 29 December 2011, straight to Saturday.
    const overTheGap = span(['thu'], '12:00', '11:00', 'Pacific/Apia');
    expect(end(overTheGap, '2011-12-30T20:00Z')).toBe('2011-12-30T21:00');
  });

  it('looks a week ahead and no further where it never ends', () => {
    const always = span([...weekdays], '00:00', '24:00', 'UTC');
    expect(end(always, '2026-03-02T10:00Z')).toBe('2026-03-10T00:00');
  });

  it('agrees with the clocks on the wall, and freezes at least as long when they change', () => {
    const zones = ['Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'] as const;
    const walls = new Map(zones.map((zone) => [zone, wallOf(zone)]));
    const spans = fc.record({
      days: fc.subarray([...weekdays], { minLength: 1, maxLength: 6 }),
      fromMinutes: fc.integer({ min: 0, max: 1439 }),
      toMinutes: fc.integer({ min: 0, max: 1440 }),
      timezone: fc.constantFrom(...zones),
    });
    const near = fc.tuple(fc.constantFrom(...clockChanges), fc.integer({ min: -1500, max: 1500 }));
    const minute = fc.oneof(
      fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2027, 0) / 60_000 }),
      near.map(([change, offset]) => Date.parse(change) / 60_000 + offset),
    );
    const frozenByWall = (weekly: WeeklySpan, at: Date): boolean => {
      const { day, time } = walls.get(weekly.timezone as 'UTC')!(at);
      const yesterday = weekdays[(weekdays.indexOf(day) + 6) % 7]!;
      const { fromMinutes: from, toMinutes: to } = weekly;
      if (from < to) return weekly.days.includes(day) && from <= time && time < to;
      return (weekly.days.includes(day) && from <= time) || (weekly.days.includes(yesterday) && time < to);
    };
    const isEndFor = (weekly: WeeklySpan, at: Date, until: Date): boolean =>
      until > at && weeklyEnd(weekly, new Date(until.getTime() - 1))?.getTime() === until.getTime();
    fc.assert(
      fc.property(spans, minute, (weekly, atMinute) => {
        fc.pre(weekly.fromMinutes !== weekly.toMinutes);
        const at = new Date(atMinute * 60_000);
        const until = weeklyEnd(weekly, at);
        const byWall = frozenByWall(weekly, at);
        expect(until !== null || !byWall).toBe(true);
        expect(until === null || byWall || clocksChangeNear(walls.get(weekly.timezone as 'UTC')!, at)).toBe(true);
        expect(until === null || isEndFor(weekly, at, until)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

/** Of 2026, in the zones asked about. */
const clockChanges = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2026-04-23T22:00Z',
  '2026-10-29T21:00Z',
];

type Wall = (at: Date) => { readonly day: Weekday; readonly time: number };

/** What the clocks show, by the words that Intl writes for the zone. */
function wallOf(timeZone: string): Wall {
  const words = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return (at) => {
    const [day = '', time = ''] = words.format(at).split(' ');
    return { day: weekdays.find((name) => day.toLowerCase().startsWith(name))!, time: minutes(time) };
  };
}

function clocksChangeNear(wall: Wall, at: Date): boolean {
  const twoHoursMs = 2 * 3_600_000;
  const before = wall(new Date(at.getTime() - twoHoursMs)).time;
  const after = wall(new Date(at.getTime() + twoHoursMs)).time;
  return (after - before + 1440) % 1440 !== 240;
}
