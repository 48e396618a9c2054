import { z } from 'zod';

/**
 * Text from a sender. PostgreSQL stores neither NUL nor half a surrogate pair, and an alert is worth more than either,
 * so each becomes U+FFFD instead of a refusal.
 */
export const senderText = z.string().transform((text) => text.replaceAll('\0', '\uFFFD').toWellFormed());

/** Labels or annotations: names to text. */
export const senderLabels = z.record(senderText, senderText);

/** An RFC 3339 instant as Go writes it, up to nanoseconds, with an offset; in UTC of the years 1 to 9999. */
export const senderTime = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 time such as 2026-01-31T08:00:00Z' })
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()), 'must be an RFC 3339 time such as 2026-01-31T08:00:00Z')
  .refine(isOfStorableYear, 'must be of the years 1 to 9999 in UTC, such as 2026-01-31T08:00:00Z');

/** An offset can push an instant that RFC 3339 can write out of the years that it, and the database, can read. */
function isOfStorableYear(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** Go's zero time, which Alertmanager sends for "not ended". */
export function isZeroTime(date: Date): boolean {
  return date.getUTCFullYear() <= 1;
}
