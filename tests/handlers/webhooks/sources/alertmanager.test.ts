import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#domain/fingerprint.ts';
import { alertFields, defaultPrecedence } from '#handlers/webhooks/alert-fields.ts';
import { alertmanager } from '#handlers/webhooks/sources/alertmanager.ts';

const facts = { fields: alertFields(defaultPrecedence), receivedAt: new Date('2026-03-01T03:00:00Z') };
const alert = {
  status: 'firing',
  labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', app: 'checkout', severity: 'warning' },
  annotations: {
    summary: 'Pod is crash looping.',
    description: 'It restarts.',
    runbook_url: 'https://runbooks.example/crash',
  },
  startsAt: '2026-03-01T02:51:42.724Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example:9090/graph',
  fingerprint: 'b337e525b96fdd95',
};
const body = (...alerts: object[]) => ({ version: '4', receiver: 'hook', status: 'firing', alerts });
const read = (...alerts: object[]) => alertmanager.toAlerts(alertmanager.schema.parse(body(...alerts)), facts);
const problem = (value: unknown) => {
  const issue = alertmanager.schema.safeParse(value).error?.issues[0];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
};

describe('an Alertmanager delivery', () => {
  it('becomes alerts with their place, times and links', () => {
    expect(read(alert)).toEqual([
      {
        source: 'alertmanager',
        fingerprint: fingerprintOf(alert.labels),
        status: 'firing',
        name: 'KubePodCrashLooping',
        service: 'checkout',
        namespace: 'shop',
        cluster: null,
        tenant: null,
        severityHint: 'sev3',
        summary: 'Pod is crash looping.',
        description: 'It restarts.',
        labels: alert.labels,
        annotations: alert.annotations,
        startsAt: new Date('2026-03-01T02:51:42.724Z'),
        endsAt: null,
        expiresAt: null,
        generatorUrl: 'http://prometheus.example:9090/graph',
        runbookUrl: 'https://runbooks.example/crash',
      },
    ]);
  });

  it('keeps the end of an alert that has ended, and never has one for an alert that fires', () => {
    const ended = { ...alert, status: 'resolved', endsAt: '2026-03-01T02:55:00Z' };
    const odd = { ...alert, endsAt: '2026-03-01T02:55:00Z' };
    expect(read(ended, odd).map(({ status, endsAt }) => [status, endsAt])).toEqual([
      ['resolved', new Date('2026-03-01T02:55:00Z')],
      ['firing', null],
    ]);
  });

  it('takes the fingerprint from the labels, so that both of a sender’s replicas tell of one alert', () => {
    const replica = (name: string) => ({ ...alert, labels: { ...alert.labels, prometheus_replica: name } });
    const [one, other] = read(replica('a'), replica('b'));
    expect(one?.fingerprint).toBe(other?.fingerprint);
  });

  it('takes a message for the summary where there is none, as older rules have it', () => {
    expect(read({ ...alert, annotations: { message: 'older' } })).toMatchObject([
      { summary: 'older', runbookUrl: null },
    ]);
  });

  it('counts the alerts that the sender cut off', () => {
    const counted = alertmanager.schema.parse({ ...body(alert), truncatedAlerts: 12 });
    expect(alertmanager.truncatedCount(counted)).toBe(12);
    expect(alertmanager.truncatedCount(alertmanager.schema.parse(body(alert)))).toBe(0);
  });

  it.each([
    [
      'another version',
      { ...body(alert), version: '3' },
      'version: must be "4", the only webhook version that Alertmanager sends',
    ],
    ['no alerts', body(), 'alerts: must contain at least one alert'],
    ['no labels', body({ ...alert, labels: {} }), 'alerts.0.labels: must have at least one label'],
    [
      'a start that is no time',
      body(alert, { ...alert, startsAt: 'noon' }),
      'alerts.1.startsAt: must be an RFC 3339 time such as 2026-01-31T08:00:00Z',
    ],
  ])('is refused with %s, naming the field', (_, value, message) => {
    expect(problem(value)).toBe(message);
  });
});
