import { z } from 'zod';
import { fingerprintOf } from '#domain/fingerprint.ts';
import { isZeroTime, senderLabels, senderText, senderTime } from '#handlers/webhooks/sender-text.ts';
import { source } from '#handlers/webhooks/source.ts';

/** Alertmanager's `resolve_timeout`: how long an alert without an end lives unless it is repeated. */
const resolveTimeoutMs = 5 * 60_000;

/**
 * What Prometheus and Loki's ruler push to an Alertmanager. `endsAt` lies in the future while the alert fires and is
 * pushed further by each repetition; once it has passed, the alert is resolved.
 * Source: Alertmanager's API v2, https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
const postableAlerts = z
  .array(
    z.object({
      labels: senderLabels.refine((labels) => Object.keys(labels).length > 0, 'must have at least one label'),
      annotations: senderLabels.default({}),
      startsAt: senderTime.optional(),
      endsAt: senderTime.optional(),
      generatorURL: senderText.default(''),
    }),
  )
  .min(1, 'must contain at least one alert');

export const prometheus = source({
  name: 'prometheus',
  path: '/api/v2/alerts',
  schema: postableAlerts,
  answers: 'empty',
  truncatedCount: () => 0,
  toAlerts: (body, { fields, receivedAt }) =>
    body.map((alert) => {
      const end = alert.endsAt && !isZeroTime(alert.endsAt) ? alert.endsAt : null;
      const resolved = end !== null && end.getTime() <= receivedAt.getTime();
      return {
        source: 'prometheus',
        fingerprint: fingerprintOf(alert.labels),
        status: resolved ? ('resolved' as const) : ('firing' as const),
        ...fields(alert.labels),
        summary: alert.annotations['summary'] ?? alert.annotations['message'] ?? '',
        description: alert.annotations['description'] ?? '',
        labels: alert.labels,
        annotations: alert.annotations,
        startsAt: alert.startsAt && !isZeroTime(alert.startsAt) ? alert.startsAt : null,
        endsAt: resolved ? end : null,
        expiresAt: resolved ? null : (end ?? new Date(receivedAt.getTime() + resolveTimeoutMs)),
        generatorUrl: alert.generatorURL || null,
        runbookUrl: alert.annotations['runbook_url'] ?? null,
      };
    }),
});
