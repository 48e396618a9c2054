import { type TestContext, expect, onTestFinished, test } from 'vitest';
import { startRealAlertmanager } from './real-alertmanager.ts';
import { startRealPrometheus } from './real-prometheus.ts';
import { startTinyServer, type TinyServer } from './tiny-server.ts';
import { waitFor } from './wait-for.ts';

const ruleGroups = [
  {
    name: 'test',
    rules: [{ alert: 'AlwaysFiring', expr: 'vector(1)', labels: { severity: 'critical' } }],
  },
];
const timeout = 45_000;

async function startReceiver(): Promise<TinyServer> {
  const receiver = await startTinyServer(() => ({ status: 200, body: {} }));
  onTestFinished(() => receiver.stop());
  return receiver;
}

/** The started server, which ends with the test; skips the test where it cannot be had. */
function orSkip<T extends { stop(): Promise<void> }>(
  context: TestContext,
  started: T | { readonly skipped: string },
): T {
  if ('skipped' in started) return context.skip(started.skipped);
  onTestFinished(() => started.stop());
  return started;
}

const firstRequest = (receiver: TinyServer) =>
  waitFor('an alert', async () => receiver.requests.find((request) => request.body.includes('AlwaysFiring')), {
    timeoutMs: 30_000,
  });

test('a real rule reaches a webhook through a real Alertmanager, with its token', { timeout }, async (context) => {
  const receiver = await startReceiver();
  const webhooks = [{ url: `${receiver.url}/webhooks/alertmanager`, bearerToken: 'secret-token' }];
  const alertmanager = orSkip(context, await startRealAlertmanager({ webhooks }));
  const alertmanagers = [{ address: alertmanager.address }];
  orSkip(context, await startRealPrometheus({ ruleGroups, alertmanagers }));

  const request = await firstRequest(receiver);
  expect(request).toMatchObject({
    method: 'POST',
    path: '/webhooks/alertmanager',
    headers: { authorization: 'Bearer secret-token' },
  });
  expect(JSON.parse(request.body)).toMatchObject({
    version: '4',
    status: 'firing',
    alerts: [{ labels: { alertname: 'AlwaysFiring', severity: 'critical' } }],
  });
});

test('a real Prometheus pushes straight to whatever stands in for an Alertmanager', { timeout }, async (context) => {
  const receiver = await startReceiver();
  const alertmanagers = [{ address: receiver.address, bearerToken: 'secret-token' }];
  orSkip(context, await startRealPrometheus({ ruleGroups, alertmanagers, externalLabels: { cluster: 'test' } }));

  const request = await firstRequest(receiver);
  expect(request).toMatchObject({ path: '/api/v2/alerts', headers: { authorization: 'Bearer secret-token' } });
  expect(JSON.parse(request.body)).toMatchObject([{ labels: { alertname: 'AlwaysFiring', cluster: 'test' } }]);
});
