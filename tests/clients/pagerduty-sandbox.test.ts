import { expect, onTestFinished, test } from 'vitest';
import { createPagerDutyClient } from '#clients/pagerduty.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';

const event = {
  dedupKey: 'incident-7',
  summary: 'claims-api is slow',
  severity: 'sev1',
  source: 'claims-api',
} as const;

async function startWithPager() {
  const platform = await startPlatform({ manualClock: true });
  onTestFinished(() => platform.stop());
  const { server, caPem, routingKey } = platform.pagerduty;
  return { platform, server, caPem, pagerduty: createPagerDutyClient({ routingKey, server, caPem }) };
}

test('opens, acknowledges and resolves one incident of its key', async () => {
  const { platform, pagerduty } = await startWithPager();
  for (const action of ['trigger', 'acknowledge', 'resolve'] as const) await pagerduty.send({ ...event, action });
  expect(platform.pages().map(({ action, dedupKey }) => [action, dedupKey])).toEqual([
    ['trigger', 'incident-7'],
    ['acknowledge', 'incident-7'],
    ['resolve', 'incident-7'],
  ]);
  expect(platform.pages()[0]).toMatchObject({ summary: event.summary, severity: 'critical', source: 'claims-api' });
});

test('comes back at once from a rate limit, and pages when asked again', async () => {
  const { platform, pagerduty } = await startWithPager();
  platform.pagerduty.failNext({ status: 429 });
  const error = await outsideErrorOf(pagerduty.send({ ...event, action: 'trigger' }));
  expect(error).toMatchObject({ code: 'http_429', retry: { kind: 'safe' } });
  expect(platform.pages()).toEqual([]);
  await pagerduty.send({ ...event, action: 'trigger' });
  expect(platform.pages()).toHaveLength(1);
});

test('never repeats an event with a key that PagerDuty does not know', async () => {
  const { server, caPem } = await startWithPager();
  const stranger = createPagerDutyClient({ routingKey: 'f'.repeat(32), server, caPem });
  expect(await outsideErrorOf(stranger.send({ ...event, action: 'trigger' }))).toMatchObject({ retry: { kind: 'no' } });
});
