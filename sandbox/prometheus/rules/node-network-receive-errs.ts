import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After node-mixin's rule of the same name. */
export const nodeNetworkReceiveErrs: AlertRule = {
  alert: 'NodeNetworkReceiveErrs',
  expr: 'rate(node_network_receive_errs_total[30s]) / rate(node_network_receive_packets_total[30s]) > 0.01',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'Interface {{ $labels.device }} of {{ $labels.node }} receives broken packets',
    description:
      '{{ $value | humanizePercentage }} of the packets that {{ $labels.device }} of node {{ $labels.node }} received in the last 30 seconds were broken.',
    runbook_url: runbookUrl('network-errors'),
  },
};
