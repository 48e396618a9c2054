import { z } from 'zod';
import { readAllowList, type AllowedHost } from '#clients/http/allow-list.ts';

/** An entry of `http.allow`: a host as text, or `{ host, private: true }` where it may be inside the network. */
export const allowedHost = z
  .union([z.string(), z.strictObject({ host: z.string(), private: z.boolean().default(false) })], {
    error: 'must be a host such as api.example.com, or { host: http://localhost:9000, private: true }',
  })
  .superRefine((entry, context) => {
    const problem = problemOf(entry);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

function problemOf(entry: AllowedHost): string | null {
  try {
    readAllowList([entry]);
    return null;
  } catch (error) {
    // The issue's own path says which entry it is.
    return (error instanceof Error ? error.message : String(error)).replace(/^http\.allow\[0\]: /, '');
  }
}
