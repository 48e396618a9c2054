import { z } from 'zod';
import { parseSeverity } from '#domain/severity.ts';

/** A severity in any spelling of the field: `sev1`, `1`, `critical`. */
export const severity = z
  .union([z.string(), z.number()])
  .transform(
    (value, context) =>
      parseSeverity(String(value)) ?? (context.addIssue('must be sev1 to sev4, or a word such as critical'), z.NEVER),
  );
