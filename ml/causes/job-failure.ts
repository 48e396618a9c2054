import type { Cause } from './cause.ts';

export const jobFailure: Cause = {
  id: 'job_failure',
  title: 'A job failed',
  namedBy: ['job_failed'],
  description: 'A scheduled or one-off job ended with an error, or did not run, and what depends on it is missing.',
  looksLike: 'A job has a failed condition such as BackoffLimitExceeded; data that it should have made is late.',
  priorByClass: {
    'application.job_failure': 0.7,
    'data.backup_failure': 0.4,
    'data.ingestion_delay': 0.25,
    'data.pipeline_failure': 0.19,
    'data.data_quality': 0.1,
  },
  evidence: {
    job_failed: { ratioIfPresent: 48, ratioIfAbsent: 0.08 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: ['failed-cron-job-run-again'],
  remedy: 'Run the job again once what it needs is there.',
};
