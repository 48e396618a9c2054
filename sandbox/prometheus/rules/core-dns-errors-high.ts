import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After the rule of the same name of povilasv/coredns-mixin: names that the cluster's DNS should know and fails to answer. */
export const coreDnsErrorsHigh: AlertRule = {
  alert: 'CoreDNSErrorsHigh',
  expr: 'sum by (namespace, service) (rate(coredns_dns_responses_total{rcode="SERVFAIL"}[30s])) / sum by (namespace, service) (rate(coredns_dns_responses_total[30s])) > 0.03',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'critical' },
  annotations: {
    summary: 'CoreDNS answers {{ $value | humanizePercentage }} of its queries with SERVFAIL',
    description:
      '{{ $value | humanizePercentage }} of the queries to the DNS of the cluster in the last 30 seconds were answered SERVFAIL.',
    runbook_url: runbookUrl('dns'),
  },
};
