import { describe, expect, it } from 'vitest';
import { freezeWindow } from '#app/settings/freeze-window.ts';
import { problemsOf } from './problems-of.ts';

const yearEnd = { name: 'year end', from: '2026-12-20T00:00:00+01:00', to: '2027-01-07T00:00:00Z' };
const nights = { name: 'nights', days: ['mon', 'fri'], from: '22:00', to: '06:30', timezone: 'Europe/Vienna' };

describe('a freeze window of firebreak.yml', () => {
  it('lasts from one instant to another', () => {
    expect(freezeWindow.parse(yearEnd)).toEqual({
      name: 'year end',
      span: { kind: 'once', from: new Date('2026-12-19T23:00:00Z'), to: new Date('2027-01-07T00:00:00Z') },
      namespaces: null,
      exceptSeverities: [],
      onFreeze: 'refuse',
    });
  });

  it('comes back every week where it has days', () => {
    const more = { namespaces: ['claims-*'], except_severity: ['critical', 2], on_freeze: 'wait' };
    expect(freezeWindow.parse({ ...nights, ...more })).toEqual({
      name: 'nights',
      span: { kind: 'weekly', days: ['mon', 'fri'], fromMinutes: 1320, toMinutes: 390, timezone: 'Europe/Vienna' },
      namespaces: ['claims-*'],
      exceptSeverities: ['sev1', 'sev2'],
      onFreeze: 'wait',
    });
  });

  it('may last a whole day', () => {
    expect(freezeWindow.parse({ ...nights, from: '00:00', to: '24:00' }).span).toMatchObject({
      fromMinutes: 0,
      toMinutes: 1440,
    });
  });

  it.each([
    [{ ...yearEnd, name: '' }, 'name: must say why things are frozen'],
    [{ name: 'x', to: yearEnd.to }, 'from: must say when: an instant'],
    [{ ...yearEnd, from: '2026-12-20' }, 'from: must be an instant with its offset, such as 2026-12-20T00:00:00+01:00'],
    [{ ...yearEnd, to: '2026-12-20T00:00:00' }, 'to: must be an instant with its offset'],
    [{ ...yearEnd, to: '2027-02-29T00:00:00Z' }, 'to: must be an instant with its offset'],
    [
      { ...yearEnd, from: '22:00' },
      'from: must be an instant with its offset, such as 2026-12-20T00:00:00+01:00; for a time of day add days and timezone',
    ],
    [
      { ...yearEnd, to: '2026-12-19T00:00:00Z' },
      'to: must be later than from: to is 2026-12-19T00:00:00Z, from is 2026-12-20T00:00:00+01:00',
    ],
    [{ ...yearEnd, timezone: 'UTC' }, 'timezone: is only for windows with days'],
    [{ ...nights, timezone: undefined }, 'timezone: is missing: say on whose clocks'],
    [{ ...nights, timezone: 'Vienna' }, 'timezone: must be an IANA time zone such as Europe/Vienna'],
    [{ ...nights, days: [] }, 'days: must be a list of mon, tue'],
    [{ ...nights, days: 'mon' }, 'days: must be a list of mon, tue'],
    [{ ...nights, days: ['monday'] }, 'days.0: must be a list of mon, tue'],
    [{ ...nights, from: '10pm' }, 'from: must be a time of day such as "22:00", because days are given'],
    [{ ...nights, from: '24:00' }, 'write the day’s begin as 00:00'],
    [{ ...nights, from: yearEnd.from }, 'from: must be a time of day'],
    [{ ...nights, to: '24:30' }, 'to: must be a time of day such as "22:00", because days are given, at most 24:00'],
    [{ ...nights, to: '22:00' }, 'to: is the same as from, 22:00; for a whole day write from "00:00" to "24:00"'],
    [{ ...nights, to: 360 }, 'to: must say when'],
    [{ ...nights, namespaces: [] }, 'namespaces: must name a namespace or a pattern'],
    [{ ...nights, namespaces: ['A'] }, 'namespaces.0: must be a namespace'],
    [{ ...nights, except_severity: ['purple'] }, 'except_severity.0: must be sev1 to sev4'],
    [{ ...nights, on_freeze: 'ignore' }, 'on_freeze'],
    [{ ...nights, time_zone: 'UTC' }, 'time_zone'],
  ])('is refused as %j', (window, problem) => {
    expect(problemsOf(freezeWindow, window).join('\n')).toContain(problem);
  });
});
