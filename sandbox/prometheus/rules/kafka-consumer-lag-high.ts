import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** More than half a minute of the busiest topic waits. */
export const kafkaConsumerLagHigh: AlertRule = {
  alert: 'KafkaConsumerLagHigh',
  expr: 'kafka_consumergroup_lag_sum > 2000',
  forMs: 10_000,
  labels: { severity: 'critical' },
  annotations: {
    summary: 'Consumer group {{ $labels.consumergroup }} is {{ printf "%.0f" $value }} messages behind',
    description:
      'Consumer group {{ $labels.consumergroup }} has a lag of {{ printf "%.0f" $value }} messages on topic {{ $labels.topic }}.',
    runbook_url: runbookUrl('consumer-lag'),
  },
};
