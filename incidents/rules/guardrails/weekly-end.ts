import { weekdays, type Weekday, type WeeklySpan } from '#incidents/guardrail-policy.ts';
import { zonedClock } from './zoned-clock.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * When the stretch ends in which an instant lies, or null when it lies in none. Spans that follow each other without a
 * gap are one stretch, looked at for a week ahead. Where clocks change within a span it begins at the earlier and ends
 * at the later of two readings, so a freeze is never shorter than the clocks on the wall say.
 */
export function weeklyEnd(span: WeeklySpan, now: Date): Date | null {
  const clock = zonedClock(span.timezone);
  const today = clock.dayOf(now);
  const past = span.toMinutes > span.fromMinutes ? 0 : dayMs;
  let end: Date | null = null;
  // A span that began the day before yesterday may last until today where a zone has left out a whole day.
  for (let day = today - 2; day <= today + 7; day += 1) {
    if (!span.days.includes(weekdayOf(day))) continue;
    const midnight = day * dayMs;
    const from = clock.instantsOf(midnight + span.fromMinutes * minuteMs).earlier;
    const to = clock.instantsOf(midnight + past + span.toMinutes * minuteMs).later;
    const reached = end ?? now;
    if (from <= reached && reached < to) end = to;
  }
  return end;
}

/** 1 January 1970, day 0, was a Thursday. */
function weekdayOf(day: number): Weekday {
  return weekdays[(((day + 4) % 7) + 7) % 7] ?? 'sun';
}
