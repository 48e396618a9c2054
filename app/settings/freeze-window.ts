import { z } from 'zod';
import { weekdays, type FreezeSpan, type FreezeWindow, type Weekday } from '#incidents/guardrail-policy.ts';
import { namespacePattern } from './namespace-pattern.ts';
import { severity } from './severity.ts';

const aReason = 'must say why things are frozen, such as "year end"';
const someDays = 'must be a list of mon, tue, wed, thu, fri, sat, sun';
const aTime = 'must say when: an instant such as 2026-12-20T00:00:00+01:00, or with days a time such as "22:00"';

const written = z.strictObject({
  name: z.string(aReason).min(1, aReason),
  days: z.array(z.enum(weekdays, someDays), someDays).min(1, someDays).nullable().default(null),
  from: z.string(aTime),
  to: z.string(aTime),
  timezone: z
    .string()
    .refine(isTimezone, 'must be an IANA time zone such as Europe/Vienna, America/New_York or UTC')
    .nullable()
    .default(null),
  namespaces: z
    .array(namespacePattern)
    .min(1, 'must name a namespace or a pattern; leave it out to freeze everything')
    .nullable()
    .default(null),
  except_severity: z.array(severity).default([]),
  on_freeze: z.enum(['wait', 'refuse']).default('refuse'),
});

/**
 * An entry of `guardrails.freeze`: from one RFC 3339 instant to another, or, with `days` and `timezone`, every week from
 * one time of day to another.
 */
export const freezeWindow = written.transform((window, context): FreezeWindow => {
  const span = window.days === null ? onceSpan(window) : weeklySpan(window, window.days);
  if ('kind' in span) {
    const { name, namespaces, except_severity: exceptSeverities, on_freeze: onFreeze } = window;
    return { name, span, namespaces, exceptSeverities, onFreeze };
  }
  context.addIssue({ code: 'custom', path: [span.field], message: span.message });
  return z.NEVER;
});

interface Problem {
  readonly field: 'from' | 'to' | 'timezone';
  readonly message: string;
}
type Written = z.infer<typeof written>;

function onceSpan({ from, to, timezone }: Written): FreezeSpan | Problem {
  for (const [field, text] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (isInstant(text)) continue;
    const weekly = isTimeOfDay(text) ? '; for a time of day add days and timezone' : '';
    return { field, message: `must be an instant with its offset, such as 2026-12-20T00:00:00+01:00${weekly}` };
  }
  if (timezone !== null) {
    return { field: 'timezone', message: 'is only for windows with days; from and to carry their own offset here' };
  }
  const span = { kind: 'once', from: new Date(from), to: new Date(to) } as const;
  if (span.from < span.to) return span;
  return { field: 'to', message: `must be later than from: to is ${to}, from is ${from}` };
}

function weeklySpan({ from, to, timezone }: Written, days: readonly Weekday[]): FreezeSpan | Problem {
  const time = 'must be a time of day such as "22:00", because days are given';
  if (!isTimeOfDay(from) || from === '24:00')
    return { field: 'from', message: `${time}; write the day’s begin as 00:00` };
  if (!isTimeOfDay(to)) return { field: 'to', message: `${time}, at most 24:00` };
  if (timezone === null) {
    return { field: 'timezone', message: 'is missing: say on whose clocks, such as Europe/Vienna or UTC' };
  }
  if (from === to) {
    return { field: 'to', message: `is the same as from, ${from}; for a whole day write from "00:00" to "24:00"` };
  }
  return { kind: 'weekly', days, fromMinutes: minutesOf(from), toMinutes: minutesOf(to), timezone };
}

/** RFC 3339, section 5.6, with days that the month has. */
function isInstant(text: string): boolean {
  return z.iso.datetime({ offset: true }).safeParse(text).success;
}

function isTimeOfDay(text: string): boolean {
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

function minutesOf(timeOfDay: string): number {
  const [hours, minutes] = timeOfDay.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
