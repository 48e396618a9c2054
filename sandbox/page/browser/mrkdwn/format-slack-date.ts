interface Clock {
  readonly now: Date;
  readonly locale?: string;
  /** IANA name; the reader's own when left out. */
  readonly timeZone?: string;
}

const day = { year: 'numeric', month: 'long', day: 'numeric' } as const satisfies Intl.DateTimeFormatOptions;
const shortDay = { ...day, month: 'short' } as const satisfies Intl.DateTimeFormatOptions;
const longDay = { ...day, weekday: 'long' } as const satisfies Intl.DateTimeFormatOptions;

/**
 * Fills the `{date}`, `{time}` … places of a `<!date^…>` in the reader's time zone. An unknown place stays as written.
 * Reference: docs.slack.dev/messaging/formatting-message-text, "Date formatting".
 */
export function formatSlackDate(epochSeconds: number, format: string, clock: Clock): string {
  const at = new Date(epochSeconds * 1000);
  if (Number.isNaN(at.getTime())) return '';
  const zone = clock.timeZone === undefined ? {} : { timeZone: clock.timeZone };
  const write = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(clock.locale, { ...options, ...zone }).format(at);
  const pretty = (options: Intl.DateTimeFormatOptions): string => nearDay(at, clock) ?? write(options);

  const places: Readonly<Record<string, () => string>> = {
    date_num: () => new Intl.DateTimeFormat('en-CA', zone).format(at),
    date: () => write(day),
    date_short: () => write(shortDay),
    date_long: () => write(longDay),
    date_pretty: () => pretty(day),
    date_short_pretty: () => pretty(shortDay),
    date_long_pretty: () => pretty(longDay),
    time: () => write({ hour: 'numeric', minute: '2-digit' }),
    time_secs: () => write({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(at, clock),
  };
  return format.replace(/\{([a-z_]+)\}/g, (place, name: string) =>
    Object.hasOwn(places, name) ? (places[name]?.() ?? place) : place,
  );
}

/** "today", "yesterday" or "tomorrow" in the reader's zone; otherwise null. */
function nearDay(at: Date, clock: Clock): string | null {
  const zone = clock.timeZone === undefined ? {} : { timeZone: clock.timeZone };
  const dayOf = (date: Date): number =>
    Date.parse(new Intl.DateTimeFormat('en-CA', zone).format(date)) / (24 * 3600 * 1000);
  const distance = dayOf(at) - dayOf(clock.now);
  if (Math.abs(distance) > 1) return null;
  return new Intl.RelativeTimeFormat(clock.locale, { numeric: 'auto' }).format(distance, 'day');
}

function ago(at: Date, clock: Clock): string {
  const seconds = Math.round((at.getTime() - clock.now.getTime()) / 1000);
  const words = new Intl.RelativeTimeFormat(clock.locale, { numeric: 'auto' });
  const distance = Math.abs(seconds);
  if (distance < 60) return words.format(seconds, 'second');
  if (distance < 3600) return words.format(Math.round(seconds / 60), 'minute');
  if (distance < 24 * 3600) return words.format(Math.round(seconds / 3600), 'hour');
  return words.format(Math.round(seconds / (24 * 3600)), 'day');
}
