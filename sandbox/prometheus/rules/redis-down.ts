import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** A cache that does not answer its exporter. */
export const redisDown: AlertRule = {
  alert: 'RedisDown',
  expr: 'redis_up == 0',
  forMs: 5000,
  intervalMs: 3000,
  labels: { severity: 'critical' },
  annotations: {
    summary: 'Redis {{ $labels.instance }} of {{ $labels.service }} is down',
    description:
      'The cache {{ $labels.instance }}, which {{ $labels.namespace }}/{{ $labels.service }} asks first, does not answer.',
    runbook_url: runbookUrl('cache-down'),
  },
};
