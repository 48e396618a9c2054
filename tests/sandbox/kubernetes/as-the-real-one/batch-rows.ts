import { job } from './fixtures.ts';
import { batch, merge, oldBatch, strategic, type RequestRow } from './request-row.ts';

const invalid = { code: 422, reason: 'Invalid' } as const;
const one = `${batch}/jobs/import`;
const cronJob = (name: string, spec: object) => ({
  metadata: { name },
  spec: { jobTemplate: { spec: job(name).spec }, ...spec },
});

export const batchRows: readonly RequestRow[] = [
  {
    to: 'a job whose pods would always restart',
    ask: [
      'POST',
      `${batch}/jobs`,
      job('endless', { template: { spec: { containers: [{ name: 'a', image: 'a:1' }] } } }),
    ],
    ...invalid,
    message:
      'Job.batch "endless" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    causes: ['spec.template.spec.restartPolicy FieldValueRequired'],
  },
  {
    to: 'another template of a job',
    ask: [
      'PATCH',
      one,
      { spec: { template: { spec: { containers: [{ name: 'main', image: 'job:2' }] } } } },
      strategic,
    ],
    ...invalid,
    causes: ['spec.template FieldValueInvalid'],
  },
  {
    to: 'negative counts and other completions of a job',
    ask: ['PATCH', one, { spec: { completions: 4, parallelism: -1, backoffLimit: -1 } }, merge],
    ...invalid,
    causes: [
      'spec.backoffLimit FieldValueInvalid',
      'spec.completions FieldValueInvalid',
      'spec.parallelism FieldValueInvalid',
    ],
  },
  {
    to: 'a new job, dry, with a selector of its own',
    ask: ['POST', `${batch}/jobs?dryRun=All`, job('once')],
    code: 201,
    holds: {
      spec: {
        parallelism: 1,
        completions: 1,
        backoffLimit: 6,
        template: { metadata: { labels: { 'job-name': 'once' } } },
      },
    },
  },
  {
    to: 'a job by generateName without a template',
    ask: ['POST', `${batch}/jobs`, { metadata: { generateName: 'made-' } }],
    ...invalid,
    causes: ['spec.template.spec.containers FieldValueRequired', 'spec.template.spec.restartPolicy FieldValueRequired'],
  },
  {
    to: 'a schedule that is none',
    ask: ['POST', `${oldBatch}/cronjobs`, cronJob('nightly', { schedule: 'every day' })],
    ...invalid,
    message:
      'CronJob.batch "nightly" is invalid: spec.schedule: Invalid value: "every day": Expected exactly 5 fields, found 2: every day',
    causes: ['spec.schedule FieldValueInvalid'],
  },
  {
    to: 'a CronJob with everything wrong',
    ask: [
      'POST',
      `${oldBatch}/cronjobs`,
      cronJob('nightly', {
        concurrencyPolicy: 'Often',
        startingDeadlineSeconds: -1,
        jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image: 'a:1' }] } } } },
      }),
    ],
    ...invalid,
    causes: [
      'spec.concurrencyPolicy FieldValueNotSupported',
      'spec.jobTemplate.spec.template.spec.restartPolicy FieldValueRequired',
      'spec.schedule FieldValueRequired',
      'spec.startingDeadlineSeconds FieldValueInvalid',
    ],
  },
  {
    to: 'a CronJob with a name too long for its jobs',
    ask: ['POST', `${oldBatch}/cronjobs`, cronJob('n'.repeat(53), { schedule: '@daily' })],
    ...invalid,
    causes: ['metadata.name FieldValueInvalid'],
  },
  {
    to: 'a CronJob with its defaults, dry',
    ask: ['POST', `${oldBatch}/cronjobs?dryRun=All`, cronJob('nightly', { schedule: '0 3 * * 1-5' })],
    code: 201,
    holds: {
      apiVersion: 'batch/v1beta1',
      spec: { suspend: false, concurrencyPolicy: 'Allow', successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 },
    },
  },
];
