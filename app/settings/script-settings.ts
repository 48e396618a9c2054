import { z } from 'zod';
import { variableNameProblem } from '#clients/script/script-environment.ts';
import { namedEntries } from './named-entries.ts';

/** A secret is a variable of its name in a script's environment, so not every name will do. */
const secretName = z.string().superRefine((name, context) => {
  const problem = variableNameProblem(name);
  if (problem !== null) context.addIssue({ code: 'custom', message: `cannot be a secret’s name: ${problem}` });
});

const secret = z.strictObject(
  {
    env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable, not its value'),
  },
  {
    error: ({ code }) =>
      code === 'invalid_type'
        ? 'must be { env: DB_PASSWORD }: the environment variable that holds its value'
        : undefined,
  },
);

/**
 * `scripts:` the folder whose files `script` steps may run, and the secrets that they may name. A secret's value comes
 * from the environment and is never part of the settings.
 */
export const scriptSettings = z
  .strictObject({
    folder: z.string().min(1, 'must be the path of a folder').nullable().default(null),
    secrets: namedEntries(secretName, secret).default({}),
  })
  .prefault({});
