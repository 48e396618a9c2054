import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A restart within a minute whose last end was the memory limit. */
export const containerOomKilled: AlertRule = {
  alert: 'ContainerOOMKilled',
  expr: 'increase(kube_pod_container_status_restarts_total[1m]) > 0 and on (namespace, service, pod, container) max_over_time(kube_pod_container_status_last_terminated_reason{reason="OOMKilled"}[1m]) == 1',
  forMs: 0,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Container {{ $labels.container }} in {{ $labels.pod }} was OOMKilled',
    description:
      'Container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} went over its memory limit and was killed.',
    runbook_url: runbookUrl('oom-killed'),
  },
};
