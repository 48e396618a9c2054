import { z } from 'zod';
import { autonomySchema } from '#domain/decision.ts';
import { classes } from '#domain/classification.ts';
import { jsonSchema } from '#domain/run.ts';
import { durationField } from './duration-field.ts';

/** Names that templates and expressions can say: a letter, then letters, digits and `_`. */
const identifierPattern = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;

export const identifier = z.string().regex(identifierPattern, {
  error: 'must be a name that expressions can say: a letter, then letters, digits and _, at most 63',
});

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/, {
  error: 'must be lower-case letters, digits and dashes, at most 80, such as restart-on-memory-leak',
});

const categories = [...new Set(classes.map((name) => name.split('.')[0] ?? name))];
/** What `trigger.classification` may name. */
const classificationPatterns: readonly string[] = [...classes, ...categories.map((name) => `${name}.*`)];

const classification = z.enum(classificationPatterns as [string, ...string[]]);

const servicePattern = z
  .string()
  .refine((text) => text.split('|').every((glob) => /^[A-Za-z0-9._*?[\]{},-]+$/.test(glob.trim())), {
    error:
      'must be globs separated by |, such as "claims-*|billing-*": letters, digits, - . _ and the signs * ? [ ] { } ,',
  })
  .refine((text) => text.length <= 500, { error: 'is longer than 500 characters' });

const inputTypes = ['string', 'number', 'boolean', 'quantity'] as const;

/** A value that a run is started with. A `quantity` is given as text (`2000ms`, `90%`) and seen in its base unit. */
export const inputSchema = z
  .strictObject({
    type: z.enum(inputTypes).describe('`quantity` is text such as 2000ms or 90%, seen in its base unit.'),
    default: z
      .union([z.string(), z.number(), z.boolean()])
      .optional()
      .describe('Without it the value has to be given.'),
    description: z.string().default('').describe('For whoever starts the run.'),
  })
  .readonly();
export type Input = z.infer<typeof inputSchema>;

/** Overrides of who has to approve, for a runbook or an approval step. */
export const approvalRulesSchema = z
  .strictObject({
    approvers: z
      .array(
        z.string().regex(/^(?:[UW][A-Z0-9]{2,}|S[A-Z0-9]{2,}|[a-z][a-z0-9-]*)$/, {
          error: 'must be a Slack user id (U…), a user group id (S…) or the name of a role of firebreak.yml',
        }),
      )
      .min(1)
      .optional()
      .describe(
        'Slack user ids (U…), user groups (S…) or roles of firebreak.yml; by default those of the installation.',
      ),
    quorum: z.number().int().min(1).max(10).optional().describe('How many different people have to approve.'),
    exclude_requester: z.boolean().optional().describe('Whoever asked for the run may not approve it.'),
  })
  .readonly();

/** A runbook's own fields; its steps are read one by one, each by its type. */
export const runbookSchema = z.strictObject({
  name: slug.describe('Unique among all runbooks.'),
  description: z.string().max(2000).default('').describe('What it does and why, for the people who approve it.'),
  trigger: z
    .strictObject({
      classification: z
        .union([classification, z.array(classification).min(1)])
        .describe('A class such as application.high_latency, `application.*` for a whole category, or a list of them.'),
      service_pattern: servicePattern.optional().describe('Globs separated by |; without it every service fits.'),
      condition: z.string().optional().describe("CEL over the incident's facts, e.g. `metrics.p99_latency > 2000ms`."),
    })
    .describe('For which incidents it is made.'),
  risk: z.enum(['low', 'medium', 'high']).optional().describe('Derived from the steps when absent.'),
  autonomy: autonomySchema.optional().describe('How far it may go by itself: observe, suggest, ask or act.'),
  inputs: z.record(identifier, inputSchema).default({}).describe('Values a run is started with.'),
  vars: z.record(identifier, jsonSchema).default({}).describe("Values of its own; the service catalogue's win."),
  approval: approvalRulesSchema.optional().describe('Who has to approve it, where that differs from the installation.'),
  steps: z.array(z.unknown()).min(1, { error: 'must hold at least one step' }).describe('What to do, in order.'),
  verify: z
    .union([z.record(z.string(), z.unknown()), z.array(z.unknown()).min(1)])
    .optional()
    .describe(
      'What must hold for the run to have succeeded: one block of the fields of wait_until, or a list of them.',
    ),
  outputs: z
    .record(identifier, z.string().min(1))
    .default({})
    .describe('CEL evaluated at the end, for the runbook that called this one and for the record.'),
});

/** How often and when a failed step is tried again. */
const retrySchema = z
  .strictObject({
    attempts: z.number().int().min(1).max(20).describe('Tries in all, the first included.'),
    backoff: durationField('The wait before the second try; it doubles each time.').default(1000),
    max_backoff: durationField('The longest wait between two tries.').default(30_000),
    jitter: z.number().min(0).max(1).default(0.2).describe('The share of each wait that is spread at random, 0 to 1.'),
  })
  .readonly();

const idempotencies = ['reconcile', 'repeat', 'ask'] as const;

/** Fields that every step may have beside those of its type. */
export const commonStepSchema = z.strictObject({
  type: z.string().describe('One of the step types.'),
  id: slug.optional().describe('Unique within the runbook.'),
  name: z.string().min(1).max(150).optional().describe('How people and messages call the step.'),
  when: z.union([z.string(), z.boolean()]).optional().describe('CEL; where it is false, the step is skipped.'),
  timeout: durationField('How long the step may take, its retries included.').optional(),
  retry: retrySchema
    .optional()
    .describe('Tries a failed step again. Without it only failures of the network are tried again.'),
  save_as: identifier.optional().describe('Keeps what the step gives under this name for later steps.'),
  on_failure: z
    .union([z.literal('continue'), z.array(z.unknown()).min(1, { error: 'must hold at least one step' })], {
      error: 'must be a list of steps, or the word continue',
    })
    .optional()
    .describe('Steps to run when this one has failed, or `continue` to go on as if it had not.'),
  undo: z
    .array(z.unknown())
    .min(1, { error: 'must hold at least one step' })
    .optional()
    .describe('Steps that take this one back when the run fails later on.'),
  idempotency: z
    .enum(idempotencies)
    .default('reconcile')
    .describe(
      'What becomes of a step that a crash cut off. `reconcile`: its type looks what happened. `repeat`: doing it twice does no harm. `ask`: a person decides.',
    ),
});
