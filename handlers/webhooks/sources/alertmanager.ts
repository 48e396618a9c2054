import { z } from 'zod';
import { fingerprintOf } from '#domain/fingerprint.ts';
import { isZeroTime, senderLabels, senderText, senderTime } from '#handlers/webhooks/sender-text.ts';
import { source } from '#handlers/webhooks/source.ts';

/** What the database's integer holds; no group is as large. */
const mostTruncated = 2_147_483_647;

/**
 * Alertmanager's webhook, payload version 4. Alerts of a group travel together, resolved ones beside firing ones;
 * `truncatedAlerts` counts those that `max_alerts` cut off.
 * Source: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
const alertmanagerBody = z.object({
  version: z.literal('4', { error: 'must be "4", the only webhook version that Alertmanager sends' }),
  truncatedAlerts: z
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(mostTruncated, `must be at most ${mostTruncated}`)
    .default(0),
  alerts: z
    .array(
      z.object({
        status: z.enum(['firing', 'resolved']),
        labels: senderLabels.refine((labels) => Object.keys(labels).length > 0, 'must have at least one label'),
        annotations: senderLabels.default({}),
        startsAt: senderTime,
        endsAt: senderTime.optional(),
        generatorURL: senderText.default(''),
      }),
    )
    .min(1, 'must contain at least one alert'),
});

export const alertmanager = source({
  name: 'alertmanager',
  path: '/webhooks/alertmanager',
  schema: alertmanagerBody,
  answers: 'receipt',
  truncatedCount: (body) => body.truncatedAlerts,
  toAlerts: (body, { fields }) =>
    body.alerts.map((alert) => ({
      source: 'alertmanager',
      fingerprint: fingerprintOf(alert.labels),
      status: alert.status,
      ...fields(alert.labels),
      summary: alert.annotations['summary'] ?? alert.annotations['message'] ?? '',
      description: alert.annotations['description'] ?? '',
      labels: alert.labels,
      annotations: alert.annotations,
      startsAt: alert.startsAt,
      endsAt: alert.endsAt && !isZeroTime(alert.endsAt) && alert.status === 'resolved' ? alert.endsAt : null,
      expiresAt: null,
      generatorUrl: alert.generatorURL || null,
      runbookUrl: alert.annotations['runbook_url'] ?? null,
    })),
});
