import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebhookApp, type WebhookApp, webhookUser } from '#tests/support/webhook-app.ts';

const webhook = '/webhooks/alertmanager';
const push = '/api/v2/alerts';
const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(user).toString('base64')}` });

const alert = { status: 'firing', labels: { alertname: 'HighErrorRate' }, startsAt: '2026-03-01T03:00:00Z' };
/** A good delivery, but for what the first alert, or the body around it, has otherwise. */
const group = (alertHas: object, bodyHas: object = {}): string =>
  JSON.stringify({ version: '4', alerts: [{ ...alert, ...alertHas }], ...bodyHas });
const pushed = (alertHas: object): string => JSON.stringify([{ labels: alert.labels, ...alertHas }]);
const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

interface Malformed {
  readonly what: string;
  readonly path?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly status: 401 | 413 | 415 | 422;
  readonly field?: string;
  /** How it is mended. */
  readonly says: RegExp;
}

const malformed: readonly Malformed[] = [
  { what: 'no token', headers: { authorization: null }, status: 401, says: /Authorization: Bearer/ },
  { what: 'a wrong token', headers: { authorization: 'Bearer guess' }, status: 401, says: /Authorization: Bearer/ },
  { what: 'a token of no scheme', headers: { authorization: 'guess' }, status: 401, says: /Authorization: Bearer/ },
  { what: 'a wrong password', headers: basic('alertmanager:guess'), status: 401, says: /user and password/ },
  { what: 'a password that is not base64', headers: { authorization: 'Basic %%%' }, status: 401, says: /password/ },
  { what: 'no token at the push route', path: push, headers: { authorization: null }, status: 401, says: /Bearer/ },
  {
    what: 'plain text',
    headers: { 'content-type': 'text/plain' },
    status: 415,
    says: /Content-Type: application\/json/,
  },
  { what: 'a form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, status: 415, says: /not appl/ },
  {
    what: 'a compressed body',
    body: gzipSync(group({})),
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    says: /without Content-Encoding: gzip/,
  },
  {
    what: 'more bytes than configured',
    body: group({ annotations: { summary: 'x'.repeat(4 * 1024 * 1024) } }),
    status: 413,
    says: /larger than 4194304 bytes.*fewer alerts/,
  },
  { what: 'an empty body', body: '', status: 422, field: '(body)', says: /not JSON/ },
  { what: 'YAML', body: 'alerts: []', status: 422, field: '(body)', says: /not JSON/ },
  { what: 'JSON cut short', body: group({}).slice(0, -1), status: 422, field: '(body)', says: /not JSON/ },
  { what: 'JSON in UTF-16', body: Buffer.from(group({}), 'utf16le'), status: 422, field: '(body)', says: /not JSON/ },
  { what: 'an array', body: '[]', status: 422, field: '(body)', says: /expected object, received array/ },
  { what: 'null', body: 'null', status: 422, field: '(body)', says: /expected object, received null/ },
  { what: 'a string', body: '"alerts"', status: 422, field: '(body)', says: /expected object, received string/ },
  { what: 'version 3', body: group({}, { version: '3' }), status: 422, field: 'version', says: /must be "4"/ },
  { what: 'no version', body: '{"alerts":[]}', status: 422, field: 'version', says: /must be "4"/ },
  { what: 'no alerts', body: '{"version":"4"}', status: 422, field: 'alerts', says: /expected array/ },
  { what: 'an empty list', body: group({}, { alerts: [] }), status: 422, field: 'alerts', says: /at least one alert/ },
  {
    what: 'alerts as an object',
    body: group({}, { alerts: {} }),
    status: 422,
    field: 'alerts',
    says: /expected array/,
  },
  {
    what: 'a list of null',
    body: group({}, { alerts: [null] }),
    status: 422,
    field: 'alerts[0]',
    says: /expected object/,
  },
  {
    what: 'lists two hundred thousand deep',
    body: `{"version":"4","alerts":${nested}}`,
    status: 422,
    field: 'alerts[0]',
    says: /expected object, received array/,
  },
  {
    what: 'one bad alert after a good one',
    body: group({}, { alerts: [alert, { ...alert, labels: {} }] }),
    status: 422,
    field: 'alerts[1].labels',
    says: /at least one label/,
  },
  {
    what: 'a strange status',
    body: group({ status: 'muted' }),
    status: 422,
    field: 'alerts[0].status',
    says: /"firing"/,
  },
  { what: 'no label', body: group({ labels: {} }), status: 422, field: 'alerts[0].labels', says: /at least one label/ },
  {
    what: 'a label that is a number',
    body: group({ labels: { severity: 2 } }),
    status: 422,
    field: 'alerts[0].labels.severity',
    says: /expected string, received number/,
  },
  {
    what: 'an annotation that is null',
    body: group({ annotations: { summary: null } }),
    status: 422,
    field: 'alerts[0].annotations.summary',
    says: /expected string, received null/,
  },
  {
    what: 'no label but __proto__',
    body: group({}).replace('"alertname"', '"__proto__"'),
    status: 422,
    field: 'alerts[0].labels',
    says: /at least one label/,
  },
  ...['yesterday', 1772334000, undefined, '2026-02-30T00:00:00Z', '2026-03-01T03:00:00', '12026-01-01T00:00:00Z'].map(
    (startsAt) => ({
      what: `a start of ${startsAt}`,
      body: group({ startsAt }),
      status: 422 as const,
      field: 'alerts[0].startsAt',
      says: /RFC 3339 time such as 2026/,
    }),
  ),
  ...['0000-02-01T00:00:00Z', '0001-01-01T00:00:00+05:00', '9999-12-31T23:59:59-05:00'].map((startsAt) => ({
    what: `a start of ${startsAt}`,
    body: group({ startsAt }),
    status: 422 as const,
    field: 'alerts[0].startsAt',
    says: /years 1 to 9999/,
  })),
  { what: 'a garbled end', body: group({ endsAt: 'soon' }), status: 422, field: 'alerts[0].endsAt', says: /RFC 3339/ },
  ...[-1, 1.5, 9_000_000_000].map((truncatedAlerts) => ({
    what: `${truncatedAlerts} truncated alerts`,
    body: group({}, { truncatedAlerts }),
    status: 422 as const,
    field: 'truncatedAlerts',
    says: /must be (0 or more|a whole number|at most)/,
  })),
  { what: 'an object at the push route', path: push, body: '{}', status: 422, field: '(body)', says: /expected array/ },
  { what: 'an empty push', path: push, body: '[]', status: 422, field: '(body)', says: /at least one alert/ },
  {
    what: 'a pushed label that is a list',
    path: push,
    body: pushed({ labels: { alertname: ['a'] } }),
    status: 422,
    field: '[0].labels.alertname',
    says: /expected string, received array/,
  },
  {
    what: 'a pushed end in the year 0',
    path: push,
    body: pushed({ endsAt: '0000-01-01T00:00:00Z' }),
    status: 422,
    field: '[0].endsAt',
    says: /years 1 to 9999/,
  },
];

describe('a malformed delivery', { timeout: 120_000 }, () => {
  let stand: WebhookApp;
  beforeAll(async () => {
    stand = await startWebhookApp();
  });
  afterAll(async () => {
    await stand.stop();
  });

  it.each(malformed)('with $what is refused by name, and nothing of it is kept', async (sent) => {
    const before = await stand.stored();
    const answer = await stand.post(sent.path ?? webhook, sent.body ?? group({}), sent.headers);
    const refusal = (await answer.json()) as { readonly field?: string; readonly message: string };
    expect([answer.status, refusal.field]).toEqual([sent.status, sent.field]);
    expect(refusal.message).toMatch(sent.says);
    expect(await stand.stored()).toEqual(before);
  });

  it('sent without saying how long it is, is refused once it is too large', async () => {
    const before = await stand.stored();
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(' '.repeat(64 * 1024))),
    });
    const { url } = stand.app;
    const headers = { 'content-type': 'application/json', ...basic(`${webhookUser.username}:${webhookUser.password}`) };
    const init = { method: 'POST', body: endless, headers, duplex: 'half' };
    const answer = await fetch(`${url}${webhook}`, init);
    expect(answer.status).toBe(413);
    expect(await stand.stored()).toEqual(before);
  });
});
