import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAlertmanager, type Alertmanager } from '#sandbox/alertmanager/alertmanager.ts';
import type { RoutedAlert } from '#sandbox/alertmanager/webhook-payload.ts';
import { startAlertReceiver, type AlertReceiver } from './alert-receiver.ts';

let receiver: AlertReceiver;
let alertmanager: Alertmanager;
let nowMs = 0;
const failures: string[] = [];

beforeAll(async () => {
  receiver = await startAlertReceiver();
});
afterAll(() => receiver.stop());
beforeEach(() => {
  nowMs = 1_000_000;
  receiver.groups.length = 0;
  receiver.authorizations.length = 0;
  failures.length = 0;
  alertmanager = createAlertmanager({
    nowMs: () => nowMs,
    timing: { groupWaitMs: 1000, groupIntervalMs: 4000, repeatIntervalMs: 60_000 },
    externalUrl: 'http://alertmanager.example:9093',
    closing: new AbortController().signal,
    onFailure: (reason) => failures.push(reason),
  });
  alertmanager.setReceiver({ url: receiver.url, bearerToken: 'secret' });
});

function alert(labels: Record<string, string>): RoutedAlert {
  const all = { alertname: 'HighLatencyP99', service: 'claims-api', ...labels };
  return { labels: all, annotations: {}, startsAtMs: 1_000_000, endsAtMs: null, generatorUrl: '' };
}

/** Steps every 250 ms for `ms`, with these alerts firing. */
async function pass(ms: number, firing: readonly RoutedAlert[]): Promise<void> {
  for (let passed = 0; passed < ms; passed += 250) {
    nowMs += 250;
    alertmanager.step(firing);
    await alertmanager.settled();
  }
}

it('waits for the group, posts it once with the bearer token, and posts its end', async () => {
  await pass(750, [alert({})]);
  expect(receiver.groups).toEqual([]);
  await pass(10_000, [alert({})]);
  expect(receiver.groups.map((group) => group.notification_reason)).toEqual(['first notification']);
  expect(receiver.authorizations).toEqual(['Bearer secret']);
  await pass(10_000, []);
  expect(receiver.groups.map((group) => group.status)).toEqual(['firing', 'resolved']);
  expect(receiver.groups[1]?.alerts[0]?.endsAt).toBe(new Date(1_011_000).toISOString());
});

it('puts alerts of one rule and service together, and others apart', async () => {
  await pass(2000, [alert({ pod: 'a' }), alert({ pod: 'b' }), alert({ service: 'auth' })]);
  expect(receiver.groups.map((group) => group.alerts.length)).toEqual([2, 1]);
});

it('tells of an alert that joins at the next group interval', async () => {
  await pass(2000, [alert({ pod: 'a' })]);
  await pass(8000, [alert({ pod: 'a' }), alert({ pod: 'b' })]);
  expect(receiver.groups.map((group) => group.notification_reason)).toEqual(['first notification', 'new alerts added']);
});

it('repeats after the repeat interval', async () => {
  await pass(70_000, [alert({})]);
  expect(receiver.groups.map((group) => group.notification_reason)).toEqual([
    'first notification',
    'repeat interval elapsed',
  ]);
});

it.each([500, 503, 429])('tries again with growing delays after %i', async (status) => {
  receiver.answerNext(status, status, status);
  await pass(2000, [alert({})]);
  expect(receiver.authorizations).toHaveLength(2);
  await pass(10_000, [alert({})]);
  expect(receiver.authorizations).toHaveLength(4);
  expect(receiver.groups).toHaveLength(1);
  expect(failures).toEqual(Array.from({ length: 3 }, () => `unexpected status code ${status}`));
});

it('does not repeat what was refused with a 4xx, until there is other news', async () => {
  receiver.answerNext(422);
  await pass(20_000, [alert({})]);
  expect(receiver.authorizations).toHaveLength(1);
  await pass(5000, []);
  expect(receiver.groups.map((group) => group.status)).toEqual(['resolved']);
});

it('tries again when nobody listens', async () => {
  alertmanager.setReceiver({ url: 'http://127.0.0.1:1/hook', bearerToken: 'secret' });
  await pass(3000, [alert({})]);
  expect(failures.length).toBeGreaterThanOrEqual(2);
});

it('posts nowhere without a receiver, and tells a new one what fires', async () => {
  alertmanager.setReceiver(null);
  await pass(5000, [alert({})]);
  expect(receiver.groups).toEqual([]);
  alertmanager.setReceiver({ url: receiver.url, bearerToken: 'secret' });
  await pass(500, [alert({})]);
  expect(receiver.groups).toHaveLength(1);
});
