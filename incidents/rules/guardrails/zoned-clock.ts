const dayMs = 24 * 60 * 60_000;

/** The clocks on the walls of a time zone. A reading is milliseconds since 1970-01-01 00:00 as if it stood in UTC. */
export interface ZonedClock {
  /** Days since 1970-01-01 on the zone's calendar. */
  dayOf(at: Date): number;
  /**
   * The instants at which the clocks show a reading. They show some twice, when set back, and skip some, when set
   * forward: of a skipped one, `earlier` is as much before the change, and `later` as much after it, as the clocks
   * were moved (Temporal's disambiguation, https://tc39.es/proposal-temporal/docs/ambiguity.html).
   */
  instantsOf(reading: number): { readonly earlier: Date; readonly later: Date };
}

/** Throws a RangeError when there is no such IANA time zone. */
export function zonedClock(timezone: string): ZonedClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const readingAt = (atMs: number): number => {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 0, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  /** How far the clocks are ahead of UTC. The format knows whole seconds only. */
  const aheadMs = (atMs: number): number => readingAt(atMs) - Math.floor(atMs / 1000) * 1000;
  return {
    dayOf: (at) => Math.floor(readingAt(at.getTime()) / dayMs),
    instantsOf(reading) {
      // No zone is a day away from UTC, so these two stand on either side of a change near the reading.
      const candidates = [reading - aheadMs(reading - dayMs), reading - aheadMs(reading + dayMs)];
      const shown = candidates.filter((atMs) => atMs + aheadMs(atMs) === reading);
      const instants = shown.length > 0 ? shown : candidates;
      return { earlier: new Date(Math.min(...instants)), later: new Date(Math.max(...instants)) };
    },
  };
}
