import { z } from 'zod';

/** The name of a secret. A value would hardly look like one, and is never repeated in the message. */
export const secretName = z
  .string()
  .regex(/^[A-Z_][A-Z0-9_]{0,62}$/, {
    error: 'is not the name of a secret: write a name of scripts.secrets of firebreak.yml, such as QUEUE_TOKEN',
  })
  .describe('The name of a secret of `scripts.secrets` in firebreak.yml, never its value.');
