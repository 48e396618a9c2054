/** A parsed schedule: which values of each field are wanted. */
interface CronSchedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly daysOfWeek: ReadonlySet<number>;
  /** With both day fields restricted, either of them is enough; a star restricts nothing. */
  readonly eitherDay: boolean;
}

interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

const minuteMs = 60_000;
const longestSearchMs = 5 * 366 * 24 * 60 * minuteMs;
const macros: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fields = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12, names: ['', ...months] },
  { name: 'day of week', low: 0, high: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const satisfies readonly Field[];

/** What is wrong with a schedule in the cron grammar of Kubernetes, or null: five fields, or a word such as `@daily`. */
export function cronProblem(text: string): string | null {
  try {
    parseCron(text);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/**
 * The first minute after `afterMs` that the schedule names, in UTC; null when there is none within five years (the
 * 30th of February). Throws a RangeError for a schedule that `cronProblem` objects to.
 */
export function nextCronTimeMs(text: string, afterMs: number): number | null {
  const schedule = parseCron(text);
  let atMs = (Math.floor(afterMs / minuteMs) + 1) * minuteMs;
  const endMs = afterMs + longestSearchMs;
  while (atMs <= endMs) {
    const at = new Date(atMs);
    if (!schedule.months.has(at.getUTCMonth() + 1)) atMs = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1);
    else if (!isOnDay(schedule, at)) atMs = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1);
    else if (!schedule.hours.has(at.getUTCHours())) atMs = (Math.floor(atMs / (60 * minuteMs)) + 1) * 60 * minuteMs;
    else if (!schedule.minutes.has(at.getUTCMinutes())) atMs += minuteMs;
    else return atMs;
  }
  return null;
}

function isOnDay(schedule: CronSchedule, at: Date): boolean {
  const onDate = schedule.daysOfMonth.has(at.getUTCDate());
  const onWeekday = schedule.daysOfWeek.has(at.getUTCDay());
  return schedule.eitherDay ? onDate || onWeekday : onDate && onWeekday;
}

function parseCron(text: string): CronSchedule {
  const words = (macros.get(text.trim()) ?? text).trim().split(/\s+/);
  if (words.length !== fields.length) {
    throw new RangeError(`Expected exactly 5 fields, found ${words.length}: ${text}`);
  }
  const [minute, hour, dayOfMonth, month, dayOfWeek] = fields;
  const [a = '', b = '', c = '', d = '', e = ''] = words;
  return {
    minutes: parseField(minute, a),
    hours: parseField(hour, b),
    daysOfMonth: parseField(dayOfMonth, c),
    months: parseField(month, d),
    daysOfWeek: parseField(dayOfWeek, e),
    eitherDay: !isStar(c) && !isStar(e),
  };
}

function isStar(word: string): boolean {
  return word.startsWith('*') || word.startsWith('?');
}

function parseField(field: Field, word: string): ReadonlySet<number> {
  return new Set(word.split(',').flatMap((part) => parsePart(field, part)));
}

/** `5`, `mon`, `1-5`, `*`, and each of them with a step: `1-5/2`, and `5/10` for every tenth from the fifth on. */
function parsePart(field: Field, part: string): readonly number[] {
  const [range = '', stepText, ...rest] = part.split('/');
  const step = stepText === undefined ? 1 : Number(stepText);
  if (rest.length > 0 || !Number.isInteger(step) || step < 1) throw new RangeError(`step of ${field.name}: ${part}`);
  const [from, to] = boundsOf(field, range, stepText !== undefined);
  if (from > to) throw new RangeError(`beginning of range (${from}) beyond end of range (${to}): ${part}`);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function boundsOf(field: Field, range: string, hasStep: boolean): readonly [number, number] {
  if (range === '*' || range === '?') return [field.low, field.high];
  const [first = '', last, ...rest] = range.split('-');
  if (rest.length > 0) throw new RangeError(`too many hyphens: ${range}`);
  const from = parseValue(field, first);
  if (last !== undefined) return [from, parseValue(field, last)];
  return [from, hasStep ? field.high : from];
}

function parseValue(field: Field, text: string): number {
  const named = field.names?.indexOf(text.toLowerCase()) ?? -1;
  const value = named >= field.low && text !== '' ? named : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw new RangeError(`failed to parse int from ${text}: ${field.name}`);
  if (value < field.low) throw new RangeError(`beginning of range (${value}) below minimum (${field.low}): ${text}`);
  if (value > field.high) throw new RangeError(`end of range (${value}) above maximum (${field.high}): ${text}`);
  return value;
}
