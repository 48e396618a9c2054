/** A server may ask for any wait; one longer than this says more about the server than about us. */
const longestWaitMs = 3_600_000;

/**
 * Reads a `Retry-After` header, which is either whole seconds or an HTTP date (RFC 9110, section 10.2.3), into
 * milliseconds from `now`, at most one hour. Null when the header is absent or says neither.
 */
export function parseRetryAfterMs(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longestWaitMs);
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  return Math.min(Math.max(at - now.getTime(), 0), longestWaitMs);
}
