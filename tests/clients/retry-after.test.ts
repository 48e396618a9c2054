import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRetryAfterMs } from '#clients/retry-after.ts';

const now = new Date('2026-03-01T03:00:00Z');

describe('parseRetryAfterMs', () => {
  test('reads whole seconds', () => {
    expect(parseRetryAfterMs('30', now)).toBe(30_000);
    expect(parseRetryAfterMs(' 0 ', now)).toBe(0);
  });

  test('reads an HTTP date as the time until then', () => {
    expect(parseRetryAfterMs('Sun, 01 Mar 2026 03:00:20 GMT', now)).toBe(20_000);
  });

  test('gives no wait for a date that has passed', () => {
    expect(parseRetryAfterMs('Sun, 01 Mar 2026 02:00:00 GMT', now)).toBe(0);
  });

  test('never waits longer than an hour', () => {
    expect(parseRetryAfterMs('999999999', now)).toBe(3_600_000);
    expect(parseRetryAfterMs('Sun, 01 Mar 2099 03:00:00 GMT', now)).toBe(3_600_000);
  });

  test.each([null, undefined, '', '-5', '1.5', 'soon', '2026-03-01T03:00:00Z', '5s'])('gives null for %j', (header) => {
    expect(parseRetryAfterMs(header, now)).toBeNull();
  });

  test('gives null or a wait between nothing and an hour, whatever the header says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((at) => at.toUTCString()),
        ),
        (header) => {
          const waitMs = parseRetryAfterMs(header, now);
          expect(waitMs === null || (waitMs >= 0 && waitMs <= 3_600_000)).toBe(true);
        },
      ),
    );
  });
});
