import { z } from 'zod';
import { parseDurationMs } from '#domain/duration.ts';

const longestMs = 7 * 24 * 3_600_000;

/** A span of time as people write it (`30s`, `5m`, `1h30m`), read into milliseconds; above 0 and at most 7 days. */
export function durationField(description: string): z.ZodType<number, string> {
  return z
    .string({ error: 'is not a duration: write a number with its unit, like 30s, 5m or 1h30m' })
    .transform((text, context) => {
      const ms = parseDurationMs(text);
      if (ms === null) {
        const message = `${JSON.stringify(text)} is not a duration: write a number with its unit, like 30s, 5m or 1h30m`;
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }
      if (ms === 0 || ms > longestMs) {
        context.addIssue({
          code: 'custom',
          message: `${JSON.stringify(text)} is out of range: above 0 and at most 7d`,
        });
        return z.NEVER;
      }
      return ms;
    })
    .describe(`${description} A duration such as 30s, 5m or 1h30m.`);
}
