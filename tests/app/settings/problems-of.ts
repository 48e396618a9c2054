import type { z } from 'zod';

/** What a schema finds wrong with a value: `path: message` each. */
export function problemsOf(schema: z.ZodType, value: unknown): readonly string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
}
