import { expect, test } from 'vitest';
import { jobName, jobOf } from '#runbooks/kubernetes/job-of.ts';
import { objectWith } from './object-with.ts';

const ref = { kind: 'job', namespace: 'claims', name: 'backfill' } as const;

test('copies a job that ran before without what made it that very job', () => {
  const labels = {
    app: 'backfill',
    'controller-uid': 'u',
    'job-name': 'backfill',
    'batch.kubernetes.io/controller-uid': 'u',
  };
  const spec = {
    backoffLimit: 2,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [] } },
  };
  const job = jobOf(objectWith({ metadata: { labels }, spec }), ref, 'run-1/steps[0]', 1);
  expect(job.labels).toEqual({ app: 'backfill' });
  expect(job.content).toEqual({
    spec: {
      ttlSecondsAfterFinished: 86_400,
      backoffLimit: 2,
      template: { metadata: { labels: { app: 'backfill' } }, spec: { containers: [] } },
    },
  });
  expect(job.annotations).toMatchObject({ 'firebreak.dev/step': 'run-1/steps[0]' });
});

test('keeps to the time that the template says', () => {
  const jobTemplate = { spec: { ttlSecondsAfterFinished: 60, template: {} } };
  const job = jobOf(objectWith({ spec: { jobTemplate } }), { ...ref, kind: 'cronjob' }, 'key', 1);
  expect(job.content).toMatchObject({ spec: { ttlSecondsAfterFinished: 60 } });
});

test('names a job by its key: the same for one try, another for the next, and never too long', () => {
  expect(jobName('backfill', 'key#1')).toBe(jobName('backfill', 'key#1'));
  expect(jobName('backfill', 'key#1')).not.toBe(jobName('backfill', 'key#2'));
  expect(jobName(`${'a'.repeat(37)}-${'b'.repeat(100)}`, 'key')).toMatch(/^a{37}-fb-[0-9a-f]{10}$/);
});
