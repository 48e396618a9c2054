import { z } from 'zod';
import { autonomySchema } from '#domain/decision.ts';
import { classes } from '#domain/classification.ts';
import { jsonSchema } from '#domain/run.ts';
import { durationField } from './duration-field.ts';

/** Names that templates and expressions can say: a letter, then letters, digits and `_`. */
const identifierPattern = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;

const identifier = z.string().regex(identifierPattern, {
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
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    description: z.string().default(''),
  })
  .readonly();
export type Input = z.infer<typeof inputSchema>;

/** A runbook's own fields; its steps are read one by one, each by its type. */
export const runbookSchema = z.strictObject({
  name: slug.describe('Unique among all runbooks.'),
  description: z.string().max(2000).default('').describe('What it does and why, for the people who approve it.'),
  trigger: z.strictObject({
    classification: z
      .union([classification, z.array(classification).min(1)])
      .describe('A class such as application.high_latency, `application.*` for a whole category, or a list of them.'),
    service_pattern: servicePattern.optional().describe('Globs separated by |; without it every service fits.'),
    condition: z.string().optional().describe("CEL over the incident's facts, e.g. `metrics.p99_latency > 2000ms`."),
  }),
  risk: z.enum(['low', 'medium', 'high']).optional().describe('Derived from the steps when absent.'),
  autonomy: autonomySchema.optional().describe('How far it may go by itself: observe, suggest, ask or act.'),
  inputs: z.record(identifier, inputSchema).default({}).describe('Values a run is started with.'),
  vars: z.record(identifier, jsonSchema).default({}).describe("Values of its own; the service catalogue's win."),
  steps: z.array(z.unknown()).min(1, { error: 'must hold at least one step' }),
});

/** Fields that every step may have beside those of its type. */
export const commonStepSchema = z.strictObject({
  type: z.string(),
  id: slug.optional().describe('Unique within the runbook.'),
  name: z.string().min(1).max(150).optional().describe('How people and messages call the step.'),
  when: z.union([z.string(), z.boolean()]).optional().describe('CEL; where it is false, the step is skipped.'),
  timeout: durationField('How long the step may take, its retries included.').optional(),
  save_as: identifier.optional().describe('Keeps what the step gives under this name for later steps.'),
  on_failure: z.array(z.unknown()).min(1, { error: 'must hold at least one step' }).optional(),
});
