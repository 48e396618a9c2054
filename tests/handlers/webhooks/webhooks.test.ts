import { describe, expect, it } from 'vitest';
import { defaultPrecedence } from '#handlers/webhooks/alert-fields.ts';
import { createWebhooks } from '#handlers/webhooks/webhooks.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { freshService } from '#tests/incidents/alerts.ts';

const test = useTestDeps();
const maxBodyBytes = 4096;
const credentials = { bearerToken: 's3cret', basic: null };

interface Post {
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
const json = { authorization: 'Bearer s3cret', 'content-type': 'application/json' };
const post = async ({ path = '/webhooks/alertmanager', body = '{}', headers = json }: Post, deps = test.deps) => {
  const webhooks = createWebhooks(deps, { credentials, labels: defaultPrecedence, maxBodyBytes });
  return webhooks.request(path, { method: 'POST', body, headers });
};
const delivery = (service: string) => {
  const labels = { alertname: 'HighLatencyP99', service, namespace: 'claims' };
  return JSON.stringify({ version: '4', alerts: [{ status: 'firing', labels, startsAt: '2026-03-01T02:59:00Z' }] });
};
const stored = async (service: string) =>
  (await test.deps.db.selectFrom('alerts').select('id').where('service', '=', service).execute()).length;

describe('the webhooks', () => {
  it('answer a delivery with its receipt once the alert and its job are committed', async () => {
    const service = freshService();
    const answer = await post({ body: delivery(service) });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ received: 1, firing: 1, repeated: 0 });
    expect(await stored(service)).toBe(1);
    const again = await post({ body: delivery(service) });
    expect(again.status).toBe(202);
    expect(await again.json()).toMatchObject({ received: 1, firing: 0, repeated: 1 });
  });

  it('answer Prometheus’ own push as an Alertmanager does', async () => {
    const service = freshService();
    const answer = await post({
      path: '/api/v2/alerts',
      body: JSON.stringify([{ labels: { alertname: 'Up', service } }]),
    });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await stored(service)).toBe(1);
  });

  it('take a JSON body with a character set', async () => {
    const headers = { ...json, 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await post({ body: delivery(freshService()), headers })).status).toBe(202);
  });

  it('store text that PostgreSQL cannot keep, with a mark in its place', async () => {
    const service = freshService();
    const body = delivery(service).replace('"claims"', '"cl\\u0000aims\\ud83d"');
    expect((await post({ body })).status).toBe(202);
    const row = await test.deps.db
      .selectFrom('alerts')
      .select('namespace')
      .where('service', '=', service)
      .executeTakeFirstOrThrow();
    expect(row.namespace).toBe('cl\uFFFDaims\uFFFD');
  });

  it.each([
    ['without credentials', { headers: { 'content-type': 'application/json' } }],
    ['with a wrong token', { headers: { ...json, authorization: 'Bearer wrong' } }],
  ])('refuse a sender %s and say how to show them', async (_, request) => {
    const service = freshService();
    const answer = await post({ body: delivery(service), ...request });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="firebreak"');
    expect(await answer.json()).toMatchObject({ error: 'unauthorized' });
    expect(await stored(service)).toBe(0);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])('refuse the content type %j', async (type) => {
    const answer = await post({ body: '{}', headers: { authorization: 'Bearer s3cret', 'content-type': type } });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ error: 'unsupported_media_type' });
  });

  it('refuse a body that is larger than allowed, and name the limit', async () => {
    const answer = await post({ body: JSON.stringify({ filler: 'x'.repeat(maxBodyBytes) }) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ error: 'too_large', message: expect.stringContaining('4096 bytes') });
  });

  it('look at the credentials before anything else', async () => {
    const headers = { authorization: 'Bearer wrong', 'content-type': 'text/plain' };
    expect((await post({ body: 'x'.repeat(maxBodyBytes * 2), headers })).status).toBe(401);
  });

  it.each([
    ['{', '(body)'],
    ['', '(body)'],
    ['[]', '(body)'],
    ['{"version":"3","alerts":[]}', 'version'],
    ['{"version":"4","alerts":[{"status":"firing","labels":{"a":"b"},"startsAt":"noon"}]}', 'alerts[0].startsAt'],
    ['{"version":"4","alerts":[{"status":"firing","labels":{"a":1},"startsAt":"noon"}]}', 'alerts[0].labels.a'],
  ])('refuse %s and name the field %s', async (body, field) => {
    const answer = await post({ body });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: 'invalid', field, message: expect.any(String) });
  });
});
