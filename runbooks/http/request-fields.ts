import { z } from 'zod';
import { jsonSchema } from '#domain/run.ts';
import { parseJsonPath } from '#runbooks/jsonpath.ts';
import { identifier } from '#runbooks/schema.ts';
import { secretName } from '#runbooks/secret-name.ts';
import { requestProblems } from './request-problems.ts';

/** A token (RFC 9110, section 5.6.2). */
const headerName = z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/, {
  error: 'is not the name of a header: use letters, digits and dashes',
});

const url = z
  .string()
  .min(1)
  .describe('Scheme and host are written out. A template: values may stand in path, query and fragment, encoded.');

const auth = z
  .strictObject({
    bearer: secretName.optional().describe('Sends `Authorization: Bearer` and the secret of this name.'),
    basic: z
      .strictObject({
        user: z.string().regex(/^[^:\p{Cc}]+$/u, { error: 'must be a user name without a colon: check it' }),
        password: secretName,
      })
      .optional(),
  })
  .refine((own) => (own.bearer === undefined) !== (own.basic === undefined), {
    error: 'needs exactly one of bearer and basic: write auth: {bearer: QUEUE_TOKEN}',
  });

const headers = z
  .record(
    headerName,
    z.union([z.string(), z.strictObject({ secret: secretName })], {
      error: 'is not the value of a header: write it in quotes, or {secret: NAME}',
    }),
  )
  .default({})
  .describe('By name: a template, or `{secret: NAME}` for the value of a secret.');

const noStatus = { error: 'is not a status: write a number such as 200, or a class such as "2xx"' };
const status = z.union(
  [z.number().int(noStatus).min(100, noStatus).max(599, noStatus), z.string().regex(/^[1-5]xx$/, noStatus)],
  noStatus,
);

const expected = z
  .strictObject({
    status: z.union([status, z.array(status).min(1)], noStatus).default('2xx'),
    assert: z
      .string()
      .optional()
      .describe(
        'CEL over `status`, `headers` (names in lower case), `body` (JSON read, or the text) and the variables.',
      ),
  })
  .prefault({})
  .describe('What the answer must be for the step to have succeeded.');

const jsonPath = z.string().superRefine((path, context) => {
  const parsed = parseJsonPath(path);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.message });
});

const body = z.union([z.string(), z.record(z.string(), jsonSchema), z.array(jsonSchema)], {
  error: 'is neither a text nor a block: write it in quotes',
});

const fieldsOneByOne = z.strictObject({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  url,
  auth: auth.optional().describe('Credentials by the name of a secret.'),
  headers,
  content_type: z
    .string()
    .regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, { error: 'is not a media type: write one such as application/json' })
    .optional()
    .describe('Of the body; application/json unless given.'),
  body: body
    .optional()
    .describe(
      'A text, a template of JSON or of a form as content_type says; or a block, sent as JSON with its texts filled in.',
    ),
  expect: expected,
  extract: z
    .record(identifier, jsonPath)
    .default({})
    .describe('Members of what the step gives, by JSONPath (RFC 9535). A path that can find several gives a list.'),
  safe: z
    .boolean()
    .default(false)
    .describe('The request changes nothing whatever its method, as a search by POST: nobody has to approve it.'),
  idempotency_key: headerName
    .optional()
    .describe(
      'The header by which the server knows a repetition and does not act twice. By default the key is sent as Idempotency-Key, and not relied on.',
    ),
  check: z
    .strictObject({ url, expect: expected })
    .optional()
    .describe(
      'A GET that tells whether the effect is there. Asked after a crash or a lost answer; on the same host it carries the same headers.',
    ),
});

export type RequestFields = z.output<typeof fieldsOneByOne>;
export type Expected = RequestFields['expect'];

/** The fields of a step that sends a request. */
export const requestFields = fieldsOneByOne.superRefine((own, context) => {
  for (const { path, message } of requestProblems(own)) context.addIssue({ code: 'custom', path: [...path], message });
});
