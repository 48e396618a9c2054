import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A run was due, nothing runs, and the last success is older than the run. */
export const cronJobLastRunFailed: AlertRule = {
  alert: 'CronJobLastRunFailed',
  expr: 'kube_cronjob_status_last_schedule_time > on (namespace, cronjob, service) kube_cronjob_status_last_successful_time and on (namespace, cronjob, service) kube_cronjob_status_active == 0',
  forMs: 10_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'The last run of cron job {{ $labels.cronjob }} failed',
    description:
      'CronJob {{ $labels.namespace }}/{{ $labels.cronjob }} was started by its schedule, is not running any more and has not succeeded since.',
    runbook_url: runbookUrl('cron-job-failed'),
  },
};
