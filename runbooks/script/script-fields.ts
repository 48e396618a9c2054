import { z } from 'zod';
import { durationField } from '#runbooks/duration-field.ts';
import { secretName } from '#runbooks/secret-name.ts';

const scriptName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, {
    error: 'is not the name of a script: write the name of a file of scripts.folder, without folders',
  })
  .describe('A file of the folder `scripts.folder` of firebreak.yml, by its name.');

const args = z
  .array(z.string({ error: 'must be a text: put it in quotes, as in "5"' }))
  .max(100)
  .default([])
  .describe('Its arguments, each a template. No shell reads them.');

const noStatus = { error: 'is no exit status: write a number from 0 to 255, or a list of them' };
const exitStatus = z.number().int(noStatus).min(0, noStatus).max(255, noStatus);

/** Longer than this nothing that a person waits for should take. */
export const longestScriptMs = 30 * 60_000;

/** The fields of a step that runs a script. */
export const scriptFields = z
  .strictObject({
    script: scriptName,
    args,
    env: z
      .record(
        z.string().regex(/^[A-Z_][A-Z0-9_]{0,62}$/, {
          error: 'is not the name of a variable: use capital letters, digits and _, as in CLAIM_ID',
        }),
        z.string({ error: 'must be a text: put it in quotes, as in "5"' }),
      )
      .default({})
      .describe(
        'Environment variables, each a template. Beside these it has PATH, HOME, TMPDIR, LANG and its secrets.',
      ),
    secrets: z.array(secretName).default([]).describe('Secrets it gets, each as the variable of its name.'),
    expect_exit: z
      .union([exitStatus, z.array(exitStatus).min(1)], noStatus)
      .default(0)
      .describe('The exit status of success.'),
    output: z
      .enum(['json', 'text', 'none'])
      .default('text')
      .describe('What save_as keeps of its standard output: what its JSON says, the text, or nothing.'),
    verify: z
      .strictObject({ script: scriptName, args, timeout: durationField('How long it may take.').default(60_000) })
      .optional()
      .describe(
        'A script that tells whether the effect is there: exit 0 when it is, 1 when it is not. Asked after a crash or when the script was stopped; what it prints then stands in for the lost output.',
      ),
    changes: z
      .boolean()
      .default(true)
      .describe('false: it only looks, so nobody has to approve it and it may be run again.'),
  })
  .superRefine((own, context) => {
    const issue = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (!own.changes && own.verify !== undefined)
      issue('verify', 'is for a script that changes something: leave it out');
    const both = own.secrets.find((name) => Object.hasOwn(own.env, name));
    if (both !== undefined) issue('env', `gives ${both}, which is the name of a secret it gets: rename one of the two`);
  });

export type ScriptFields = z.output<typeof scriptFields>;
