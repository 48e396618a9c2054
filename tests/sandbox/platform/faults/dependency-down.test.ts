import { expect, it } from 'vitest';
import { tellFaultStory } from '#tests/sandbox/platform/fault-story.ts';

const story = tellFaultStory();

it('takes the service down and makes its callers fail with it', async () => {
  story.platform.inject('dependency-down');
  await story.until(() => story.posted('firing', 'ServiceDown', 'eligibility'), 'ServiceDown', 20_000);
  await story.until(() => story.posted('firing', 'HighErrorRate', 'claims-api'), 'the callers alert', 40_000);
  expect(story.service('eligibility').health).toBe('down');
  expect(story.service('claims-api').errorRate).toBeGreaterThan(0.2);
  expect(story.service('claims-api').replicas.ready).toBe(4);
});

it('names the service that does not answer in the log of the caller', async () => {
  const [pod] = story.service('claims-api').pods;
  const log = await story.hands.core.readNamespacedPodLog({ namespace: 'claims', name: pod?.name ?? '', tailLines: 5 });
  expect(log).toContain('dial tcp eligibility:8080: connect: connection refused');
});

it('is not healed by restarting the caller', async () => {
  await story.hands.restart('claims', 'claims-api');
  await story.platform.advance(40_000);
  expect(story.service('claims-api').errorRate).toBeGreaterThan(0.2);
});

it('is healed by restarting the service that hangs, and the end is posted', async () => {
  await story.hands.restart('members', 'eligibility');
  await story.until(() => story.posted('resolved', 'ServiceDown', 'eligibility'), 'resolved', 40_000);
  await story.until(() => story.posted('resolved', 'HighErrorRate', 'claims-api'), 'the callers end', 60_000);
  expect(story.service('claims-api').health).toBe('healthy');
});
