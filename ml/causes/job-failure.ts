import type { Cause } from './cause.ts';

export const jobFailure: Cause = {
  id: 'job_failure',
  title: 'A job failed',
  description: 'A scheduled or one-off job ended with an error, or did not run, and what depends on it is missing.',
  looksLike: 'A job has a failed condition such as BackoffLimitExceeded; data that it should have made is late.',
  priorByClass: {
    'application.job_failure': 0.7,
    'data.ingestion_delay': 0.35,
    'data.pipeline_failure': 0.3,
    'data.backup_failure': 0.35,
  },
  evidence: { job_failed: { ratioIfPresent: 30, ratioIfAbsent: 0.05 } },
  remedies: ['failed-cron-job-run-again'],
};
