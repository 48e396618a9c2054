import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebhookApp, type WebhookApp, webhookUser } from '#tests/support/webhook-app.ts';

const webhook = '/webhooks/alertmanager';
const push = '/api/v2/alerts';
const samples = new URL('../fixtures/alertmanager/', import.meta.url);
const startsAt = '2026-03-01T03:00:00Z';

describe('a delivery that is odd or large, but good', { timeout: 120_000 }, () => {
  let stand: WebhookApp;
  beforeAll(async () => {
    stand = await startWebhookApp();
  });
  afterAll(async () => {
    await stand.stop();
  });

  const send = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const answer = await stand.post(path, body, headers);
    const text = await answer.text();
    return { status: answer.status, ...(text === '' ? {} : (JSON.parse(text) as object)) };
  };
  const labelled = (labels: string) =>
    `{"version":"4","alerts":[{"status":"firing","labels":{${labels}},"startsAt":"${startsAt}"}]}`;
  const alertNamed = (name: string) =>
    stand.app.deps.db.selectFrom('alerts').selectAll().where('name', '=', name).executeTakeFirstOrThrow();

  it('is taken with basic authentication instead of the token', async () => {
    const authorization = `Basic ${Buffer.from(`${webhookUser.username}:${webhookUser.password}`).toString('base64')}`;
    expect(await send(webhook, labelled('"alertname":"ByPassword"'), { authorization })).toMatchObject({ status: 202 });
  });

  it('keeps an alert whose text PostgreSQL cannot hold, with U+FFFD in its place', async () => {
    const body = labelled('"alertname":"Odd\\u0000Text","po\\u0000d":"a\\ud800b"');
    expect(await send(webhook, body)).toMatchObject({ status: 202, firing: 1 });
    expect((await alertNamed('Odd\uFFFDText')).labels).toEqual({ alertname: 'Odd\uFFFDText', 'po\uFFFDd': 'a\uFFFDb' });
  });

  it('keeps bytes that are not UTF-8 as U+FFFD, and looks past a byte order mark', async () => {
    const broken = Buffer.from(labelled('"alertname":"Bytes","pod":"a?b"'));
    broken[broken.indexOf('?')] = 0xff;
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), broken]);
    expect(await send(webhook, marked)).toMatchObject({ status: 202, firing: 1 });
    expect((await alertNamed('Bytes')).labels).toEqual({ alertname: 'Bytes', pod: 'a\uFFFDb' });
  });

  it('takes the last of two equal keys, as JSON parsers do', async () => {
    expect(await send(webhook, labelled('"alertname":"First","alertname":"Last"'))).toMatchObject({ status: 202 });
    expect((await alertNamed('Last')).labels).toEqual({ alertname: 'Last' });
  });

  it('leaves names that mean something to JavaScript without meaning', async () => {
    const body = labelled('"alertname":"Names","__proto__":"x","constructor":"y","toString":"z"');
    expect(await send(webhook, body)).toMatchObject({ status: 202, firing: 1 });
    expect((await alertNamed('Names')).labels).toEqual({ alertname: 'Names', constructor: 'y', toString: 'z' });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('passes over fields it does not know, however deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const body = labelled('"alertname":"Deep"').replace('{"version"', `{"novelty":${deep},"version"`);
    expect(await send(webhook, body)).toMatchObject({ status: 202, firing: 1 });
  });

  it('of ten thousand alerts is stored whole, and says so when it comes again', async () => {
    const alerts = Array.from({ length: 10_000 }, (_, index) => ({
      status: 'resolved',
      labels: { alertname: 'Many', pod: `pod-${index}` },
      startsAt,
      endsAt: '2026-03-01T03:05:00Z',
    }));
    const body = JSON.stringify({ version: '4', alerts });
    expect(await send(webhook, body)).toMatchObject({ status: 202, received: 10_000, repeated: 10_000 });
    const { alerts: before } = await stand.stored();
    expect(await send(webhook, body)).toMatchObject({ status: 202, received: 10_000, repeated: 10_000 });
    expect((await stand.stored()).alerts).toBe(before);
  });

  it('may push more alerts than a statement takes parameters', async () => {
    const alerts = Array.from({ length: 70_000 }, (_, index) => ({
      labels: { n: String(index) },
      endsAt: '2026-03-01T03:05:00Z',
    }));
    expect(await send(push, JSON.stringify(alerts))).toEqual({ status: 200 });
    const { alerts: stored } = await stand.stored();
    expect(stored).toBeGreaterThanOrEqual(70_000);
  });

  it.each([
    { sample: 'firing-single', receipt: { received: 1, firing: 1, resolved: 0, repeated: 0, truncated: 0 } },
    { sample: 'firing-new-alerts-added', receipt: { received: 3, firing: 2, resolved: 0, repeated: 1, truncated: 0 } },
    { sample: 'mixed', receipt: { received: 3, firing: 0, resolved: 1, repeated: 2, truncated: 0 } },
    { sample: 'all-resolved', receipt: { received: 3, firing: 0, resolved: 2, repeated: 1, truncated: 0 } },
    { sample: 'truncated', receipt: { received: 2, firing: 2, resolved: 0, repeated: 0, truncated: 1 } },
  ])('as Alertmanager sends it ($sample) is taken, and its copy changes nothing', async ({ sample, receipt }) => {
    const body = await readFile(new URL(`${sample}.json`, samples), 'utf8');
    expect(await send(webhook, body)).toMatchObject({ status: 202, ...receipt });
    const { alerts } = await stand.stored();
    const copy = { ...receipt, firing: 0, resolved: 0, repeated: receipt.received };
    expect(await send(webhook, body)).toMatchObject({ status: 202, ...copy });
    expect((await stand.stored()).alerts).toBe(alerts);
  });

  it('as Prometheus pushes it is taken, and a pushed end ends the alert', async () => {
    const body = await readFile(new URL('prometheus-push.json', samples), 'utf8');
    expect(await send(push, body)).toEqual({ status: 200 });
    const row = await alertNamed('TargetDown');
    expect(row).toMatchObject({
      source: 'prometheus',
      status: 'firing',
      service: 'billing-api',
      namespace: 'billing',
      cluster: 'northwind-prod',
      severity_hint: 'sev1',
      summary: 'billing-api in billing is down',
      description: 'value 0 on 10.20.0.7:8080',
      starts_at: new Date('2026-03-01T03:00:00.803Z'),
      ends_at: null,
      expires_at: new Date('2126-03-01T03:04:00.803Z'),
    });
    expect(await alertNamed('FlapOnce')).toMatchObject({
      status: 'resolved',
      ends_at: new Date('2026-03-01T03:00:30.803Z'),
    });
  });

  it('keeps every field that an incident is later judged by', async () => {
    const rows = await stand.app.deps.db
      .selectFrom('alerts')
      .selectAll()
      .where('name', '=', 'KubePodCrashLooping')
      .where('starts_at', '=', new Date('2026-03-01T02:58:11.418Z'))
      .execute();
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toMatchObject({
        source: 'alertmanager',
        status: 'resolved',
        resolved_by: 'sender',
        service: 'adjudicator',
        namespace: 'claims',
        cluster: 'northwind-prod',
        severity_hint: 'sev3',
        summary: 'Pod is crash looping.',
        runbook_url: 'https://runbooks.northwind.example/crash-looping',
        ends_at: new Date('2026-03-01T03:04:41.418Z'),
      });
      expect(row.labels['container']).toBe('adjudicator');
    }
  });
});
