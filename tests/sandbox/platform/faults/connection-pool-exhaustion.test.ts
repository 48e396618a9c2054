import { expect, it } from 'vitest';
import { tellFaultStory } from '#tests/sandbox/platform/fault-story.ts';

const story = tellFaultStory();

it('opens with exactly one alert, HighLatencyP99 of claims-api, within ten seconds', async () => {
  await story.platform.advance(5000);
  expect(story.receiver.groups).toEqual([]);
  story.platform.inject('connection-pool-exhaustion');
  const tookMs = await story.until(() => story.receiver.groups.length > 0, 'the first alert', 10_000);
  expect(tookMs).toBeLessThanOrEqual(10_000);
  expect(story.receiver.groups).toHaveLength(1);
  const [alert] = story.receiver.groups[0]?.alerts ?? [];
  expect(alert?.labels).toMatchObject({
    alertname: 'HighLatencyP99',
    service: 'claims-api',
    namespace: 'claims',
    severity: 'critical',
    cluster: 'northwind-prod',
  });
  expect(alert?.annotations['summary']).toMatch(/^p99 latency of claims-api is \d{4}ms$/);
});

it('shows more than 90 of 100 connections by then, and says so with a second alert', async () => {
  const response = await fetch(
    `${story.platform.prometheus.url}/api/v1/query?query=${encodeURIComponent('pg_stat_activity_count{service="claims-api"}')}`,
  );
  const body = (await response.json()) as { data: { result: { value: [number, string] }[] } };
  expect(Number(body.data.result[0]?.value[1])).toBeGreaterThan(90);
  await story.until(
    () => story.posted('firing', 'DatabaseConnectionPoolNearlyExhausted', 'claims-api'),
    'the pool alert',
    15_000,
  );
  expect(story.receiver.groups.every((group) => group.groupLabels['service'] === 'claims-api')).toBe(true);
});

it('is not healed by scaling: the new pods wait for the same connections', async () => {
  await story.hands.scale('claims', 'claims-api', 6);
  await story.platform.advance(30_000);
  expect(story.service('claims-api').replicas.ready).toBe(6);
  expect(story.service('claims-api').p99Ms).toBeGreaterThan(2000);
  expect(story.service('claims-api').faults).toEqual(['connection-pool-exhaustion']);
});

it('is healed by a rolling restart, and the end is posted', async () => {
  await story.hands.restart('claims', 'claims-api');
  await story.until(() => story.service('claims-api').p99Ms < 300, 'recovery', 40_000);
  await story.until(() => story.posted('resolved', 'HighLatencyP99', 'claims-api'), 'resolved', 15_000);
  expect(story.service('claims-api').faults).toEqual([]);
});
