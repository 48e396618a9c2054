import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** Renewal is due a month before the end; in the last week somebody must look. */
export const sslCertificateExpiresSoon: AlertRule = {
  alert: 'SslCertificateExpiresSoon',
  expr: 'probe_ssl_earliest_cert_expiry - time() < 604800',
  forMs: 5000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'The certificate of {{ $labels.instance }} expires in less than a week',
    description:
      'The TLS certificate {{ $labels.certificate }} that {{ $labels.instance }} shows ends in {{ printf "%.0f" $value }} seconds; it has not been renewed.',
    runbook_url: runbookUrl('certificate-expiry'),
  },
};
