import { z } from 'zod';

/** A map whose keys people choose. What is wrong with a key is said at the key, as `key` words it. */
export function namedEntries<Value extends z.ZodType>(key: z.ZodString, value: Value) {
  return z.record(key, value, {
    error: (issue) =>
      issue.code === 'invalid_key' ? issue.issues.map(({ message }) => message).join('; ') : undefined,
  });
}
