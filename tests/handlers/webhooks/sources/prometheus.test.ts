import { describe, expect, it } from 'vitest';
import { alertFields, defaultPrecedence } from '#handlers/webhooks/alert-fields.ts';
import { alertmanager } from '#handlers/webhooks/sources/alertmanager.ts';
import { prometheus } from '#handlers/webhooks/sources/prometheus.ts';

const receivedAt = new Date('2026-03-01T03:00:00Z');
const facts = { fields: alertFields(defaultPrecedence), receivedAt };
const alert = {
  labels: { alertname: 'TargetDown', job: 'checkout', namespace: 'shop', severity: 'critical' },
  annotations: { summary: 'checkout in shop is down' },
  startsAt: '2026-03-01T02:51:04.803Z',
  endsAt: '2026-03-01T03:04:00Z',
  generatorURL: 'http://prometheus.example:9090/graph',
};
const read = (...alerts: object[]) => prometheus.toAlerts(prometheus.schema.parse(alerts), facts);
const without = (field: keyof typeof alert): object =>
  Object.fromEntries(Object.entries(alert).filter(([name]) => name !== field));

describe('a push of Prometheus', () => {
  it('fires while its end lies ahead, and then expires', () => {
    expect(read(alert)).toMatchObject([
      {
        source: 'prometheus',
        status: 'firing',
        name: 'TargetDown',
        service: 'checkout',
        severityHint: 'sev1',
        startsAt: new Date('2026-03-01T02:51:04.803Z'),
        endsAt: null,
        expiresAt: new Date('2026-03-01T03:04:00Z'),
      },
    ]);
  });

  it.each(['2026-03-01T03:00:00Z', '2026-03-01T02:59:00Z'])('has ended when its end, %s, has come', (endsAt) => {
    expect(read({ ...alert, endsAt })).toMatchObject([
      { status: 'resolved', endsAt: new Date(endsAt), expiresAt: null },
    ]);
  });

  it.each([without('endsAt'), { ...alert, endsAt: '0001-01-01T00:00:00Z' }])(
    'without an end lives five minutes unless it is repeated',
    (endless) => {
      expect(read(endless)).toMatchObject([{ status: 'firing', expiresAt: new Date('2026-03-01T03:05:00Z') }]);
    },
  );

  it.each([without('startsAt'), { ...alert, startsAt: '0001-01-01T00:00:00Z' }])(
    'without a start leaves the start to whoever knows the firing',
    (undated) => {
      expect(read(undated)).toMatchObject([{ startsAt: null }]);
    },
  );

  it('is the same alert as through an Alertmanager', () => {
    const relayed = alertmanager.schema.parse({ version: '4', alerts: [{ ...alert, status: 'firing' }] });
    expect(read(alert)[0]?.fingerprint).toBe(alertmanager.toAlerts(relayed, facts)[0]?.fingerprint);
  });

  it('is answered as an Alertmanager answers, and never leaves alerts out', () => {
    expect(prometheus.answers).toBe('empty');
    expect(prometheus.truncatedCount(prometheus.schema.parse([alert]))).toBe(0);
  });

  it.each([
    ['an object', { alerts: [alert] }],
    ['an empty list', []],
    ['an alert without labels', [{ ...alert, labels: {} }]],
    ['an end that is no time', [{ ...alert, endsAt: 'soon' }]],
  ])('is refused as %s', (_, body) => {
    expect(prometheus.schema.safeParse(body).success).toBe(false);
  });
});
