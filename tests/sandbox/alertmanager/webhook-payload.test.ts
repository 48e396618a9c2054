import { expect, it } from 'vitest';
import { groupKey, webhookPayload } from '#sandbox/alertmanager/webhook-payload.ts';

const labels = { service: 'claims-api', alertname: 'HighLatencyP99', severity: 'critical' };

it('has the fields of the real version 4 payload, in their order', () => {
  const payload = webhookPayload({
    receiver: 'firebreak',
    groupLabels: { service: 'claims-api', alertname: 'HighLatencyP99' },
    alerts: [
      {
        labels,
        annotations: { summary: 'slow' },
        startsAtMs: 0,
        endsAtMs: null,
        generatorUrl: 'http://p/graph?g0.expr=x',
      },
      { labels: { ...labels, pod: 'b' }, annotations: {}, startsAtMs: 0, endsAtMs: 5000, generatorUrl: '' },
    ],
    externalUrl: 'http://alertmanager.example:9093',
    reason: 'some alerts resolved',
  });
  expect(Object.keys(payload)).toEqual([
    'receiver',
    'status',
    'alerts',
    'notification_reason',
    'groupLabels',
    'commonLabels',
    'commonAnnotations',
    'externalURL',
    'version',
    'groupKey',
    'truncatedAlerts',
  ]);
  expect(payload).toMatchObject({
    status: 'firing',
    version: '4',
    groupKey: '{}:{alertname="HighLatencyP99", service="claims-api"}',
    commonLabels: { alertname: 'HighLatencyP99', service: 'claims-api', severity: 'critical' },
    commonAnnotations: {},
    alerts: [
      { status: 'firing', startsAt: '1970-01-01T00:00:00.000Z', endsAt: '0001-01-01T00:00:00Z' },
      { status: 'resolved', endsAt: '1970-01-01T00:00:05.000Z' },
    ],
  });
});

it('quotes label values in the group key', () => {
  expect(groupKey({ b: 'say "x"', a: '' })).toBe(String.raw`{}:{a="", b="say \"x\""}`);
});
