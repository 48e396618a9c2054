import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A request to each ready pod by itself: what a readiness probe with a thread of its own cannot see. */
export const podNotAnswering: AlertRule = {
  alert: 'PodNotAnswering',
  expr: 'probe_success == 0',
  forMs: 3000,
  labels: { severity: 'critical' },
  annotations: {
    summary: 'Pod {{ $labels.pod }} of {{ $labels.service }} does not answer',
    description:
      'Requests to pod {{ $labels.namespace }}/{{ $labels.pod }} time out although the pod is Running and Ready; it still gets its share of the traffic.',
    runbook_url: runbookUrl('hung-pod'),
  },
};
