import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '#app/http.ts';
import { createMetrics } from '#app/metrics.ts';
import { defaultPrecedence } from '#handlers/webhooks/alert-fields.ts';
import { openDatabase, ping, type Database } from '#store/database.ts';
import { migratedLocation } from '#tests/support/migrated-location.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();
const webhooks = {
  credentials: { bearerToken: 's3cret', basic: null },
  labels: defaultPrecedence,
  maxBodyBytes: 1_000_000,
};
let closed: Database;
beforeAll(async () => {
  closed = await openDatabase(await migratedLocation());
  await ping(closed.db);
  await closed.close();
});
const http = (deps = test.deps) =>
  createHttp(deps, {
    webhooks,
    slack: new Hono().post('/slack/events', (c) => c.text('slack')),
    metrics: createMetrics(deps.queue),
  });
const broken = () => ({ ...test.deps, db: closed.db });

describe('the HTTP server', () => {
  it('is alive whatever the database does, and ready only while it answers', async () => {
    expect((await http(broken()).request('/healthz')).status).toBe(200);
    expect((await http(broken()).request('/readyz')).status).toBe(503);
    const ready = await http().request('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ready: true, database: 'ok', runbooks: test.deps.runbooks.length });
  });

  it('tells Prometheus how many jobs wait in which queue', async () => {
    const answer = await http().request('/metrics');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('process_cpu_user_seconds_total');
  });

  it('hands Slack’s requests to the Slack app', async () => {
    const answer = await http().request('/slack/events', { method: 'POST' });
    expect(await answer.text()).toBe('slack');
  });

  it('says what there is not', async () => {
    const answer = await http().request('/nope');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'not_found', message: 'There is no GET /nope.' });
  });

  it('answers a failure with 500, so that the sender repeats, and keeps its reason in the log', async () => {
    const headers = { authorization: 'Bearer s3cret', 'content-type': 'application/json' };
    const body = JSON.stringify([{ labels: { alertname: 'Up' } }]);
    const answer = await http(broken()).request('/api/v2/alerts', { method: 'POST', headers, body });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: 'internal', message: 'Nothing was stored. Try again.' });
    expect(test.log.at(-1)).toMatchObject({
      level: 'error',
      message: 'request failed',
      facts: { path: '/api/v2/alerts' },
    });
  });
});
