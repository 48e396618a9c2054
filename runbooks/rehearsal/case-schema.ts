import { z } from 'zod';
import { jsonSchema } from '#domain/run.ts';
import { runStates } from '#domain/run.ts';
import { durationField } from '#runbooks/duration-field.ts';

/**
 * The answers of the outside world in a rehearsal. Of a list, the first answer counts that fits what is asked, whose
 * occasion has come and that is not used up. In patterns `*` stands for anything.
 */
const occasion = {
  after: z.string().optional().describe('Only once a write that fits this pattern has been made.'),
  from: durationField('Only from this time after the beginning of the run on.').optional(),
  times: z.number().int().min(1).optional().describe('Used up after so many times.'),
} as const;

const failure = z
  .enum(['refused', 'lost'])
  .optional()
  .describe('Instead of an answer. `refused`: nothing happened. `lost`: it may have taken effect, no answer came.');

const labels = z.record(z.string(), z.string()).default({});

const numbers = {
  value: z.number().optional().describe('One series without labels.'),
  values: z.array(z.number()).min(1).optional().describe('As `value`, a number each time it is asked; the last stays.'),
  series: z
    .array(z.strictObject({ labels, value: z.number() }))
    .optional()
    .describe('Several series, or none: `[]`.'),
  error: failure,
} as const;

const exactlyOne = (fields: readonly string[]): { readonly error: string } => ({
  error: `needs exactly one of ${fields.join(', ')}: write value: 1`,
});
const given = (own: object, fields: readonly string[]): number =>
  fields.filter((field) => (own as Readonly<Record<string, unknown>>)[field] !== undefined).length;

const metricAnswers = ['value', 'values', 'series', 'error'];
const prometheusAnswer = z
  .strictObject({ query: z.string().min(1).describe('A pattern of the query as it is sent.'), ...occasion, ...numbers })
  .refine((own) => given(own, metricAnswers) === 1, exactlyOne(metricAnswers));

const logAnswers = [...metricAnswers, 'lines'];
const lokiAnswer = z
  .strictObject({
    query: z.string().min(1).describe('A pattern of the query as it is sent.'),
    ...occasion,
    ...numbers,
    lines: z.array(z.string()).optional().describe('Log lines, the newest first, a second apart.'),
  })
  .refine((own) => given(own, logAnswers) === 1, exactlyOne(logAnswers));

const httpAnswer = z.strictObject({
  method: z.string().optional().describe('Any method unless given.'),
  url: z.string().min(1).describe('A pattern of the address.'),
  ...occasion,
  status: z.number().int().min(100).max(599).default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.union([z.string(), jsonSchema]).default('').describe('A text as it is; anything else is sent as JSON.'),
  error: failure,
});

const scriptAnswer = z.strictObject({
  script: z.string().min(1).describe('Its name in the folder of scripts.'),
  args: z.string().optional().describe('A pattern of its arguments, joined by spaces; any unless given.'),
  ...occasion,
  exit_code: z.number().int().min(0).max(255).default(0),
  stdout: z.string().default(''),
  stderr: z.string().default(''),
  error: failure,
});

const approvalAnswer = z.strictObject({
  prompt: z.string().default('*').describe('A pattern of the question.'),
  ...occasion,
  answer: z.enum(['approved', 'rejected', 'none']).describe('`none`: nobody answers, and the question expires.'),
  by: z.string().default('U0REHEARSAL').describe('The Slack id of whoever answers.'),
  reason: z.string().default('no').describe('Why it was rejected.'),
});

const kubernetesAnswers = z
  .strictObject({
    objects: z
      .array(z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) }))
      .default([])
      .describe('Manifests of what is there at the beginning. A workload without a status is complete.'),
    denied: z
      .array(z.string())
      .default([])
      .describe('What our account may not do: `patch deployment`, `create pod/eviction`.'),
    takes: durationField('How long a rollout, a replacement, an expansion or a job takes.').default(20_000),
    rollouts: z.enum(['complete', 'stuck']).default('complete').describe('How rollouts end.'),
    jobs: z.enum(['complete', 'failed']).default('complete').describe('How jobs end.'),
    logs: z
      .array(z.strictObject({ pod: z.string(), text: z.string() }))
      .default([])
      .describe('What pods print, by a pattern of their names.'),
  })
  .prefault({});

const facts = z
  .strictObject({
    service: z.string().optional(),
    namespace: z.string().optional(),
    cluster: z.string().optional(),
    tenant: z.string().optional(),
    incident: z.number().int().default(1),
    classification: z.string().optional(),
    severity: z.string().default('sev2'),
    alert: z.string().optional(),
    labels,
    annotations: labels,
    metrics: z.record(z.string(), z.number()).default({}),
    vars: z.record(z.string(), jsonSchema).default({}).describe('What the service catalogue says of the service.'),
    inputs: z.record(z.string(), jsonSchema).default({}),
  })
  .prefault({})
  .describe('What is known of the incident when the run begins; the names are those that every run knows.');

const endStates = runStates.filter((state) => state === 'succeeded' || state === 'failed' || state === 'unknown');

const expectations = z.strictObject({
  state: z.enum(endStates).describe('`unknown`: nobody can tell what a step did, and a person would have to decide.'),
  reason: z.string().optional().describe('A part of why the run ended as it did.'),
  steps: z
    .array(z.string())
    .optional()
    .describe('Every step that is taken, in order: its address, or its id or name. Skipped steps are not among them.'),
  writes: z
    .array(z.string())
    .optional()
    .describe('Every change of the world, in order, each as a pattern: `patch deployment/* in claims: *`.'),
  messages: z.array(z.string()).optional().describe('Parts of what people are told; `[]` when they are told nothing.'),
  saved: z.record(z.string(), jsonSchema).optional().describe('Values kept under save_as, as they are in the end.'),
});

/** One rehearsal: what is known, what the world answers, and what the runbook must do. */
export const caseSchema = z.strictObject({
  name: z.string().min(1).describe('What is shown, in a sentence.'),
  given: facts,
  answers: z
    .strictObject({
      prometheus: z.array(prometheusAnswer).default([]),
      loki: z.array(lokiAnswer).default([]),
      kubernetes: kubernetesAnswers,
      http: z.array(httpAnswer).default([]),
      scripts: z.array(scriptAnswer).default([]),
      approvals: z.array(approvalAnswer).default([]),
    })
    .prefault({})
    .describe('What the world answers.'),
  sandbox: z
    .strictObject({
      fault: z.string().describe('A fault of the miniature platform.'),
      service: z.string().describe('The service that it strikes, and that the run is about.'),
      grows: durationField('How long it grows before the run begins.').default(60_000),
      expect: expectations.optional().describe('By default the state alone, as the values there are others.'),
    })
    .optional()
    .describe('How to rehearse by `--against sandbox`, without the recorded answers.'),
  expect: expectations.describe('What must come of it. What is left out is not looked at.'),
});
export type RehearsalCase = z.output<typeof caseSchema>;

/** A file of rehearsals beside the runbook it is about: `<name>.test.yml` beside `<name>.yml`. */
export const testFileSchema = z.strictObject({
  runbook: z.string().optional().describe("The runbook's name; by default that of the file."),
  cases: z.array(caseSchema).min(1),
});
