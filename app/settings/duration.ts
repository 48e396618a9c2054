import { z } from 'zod';
import { parseDurationMs } from '#domain/duration.ts';

const message = 'must be a duration such as 30s, 5m or 1h30m';

/** `30s`, `5m`, `1h30m`; read into milliseconds. */
export const duration = z
  .string(message)
  .transform((text, context) => parseDurationMs(text) ?? (context.addIssue(message), z.NEVER));
