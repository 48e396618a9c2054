import { expect, it } from 'vitest';
import { tellFaultStory } from '#tests/sandbox/platform/fault-story.ts';

const story = tellFaultStory();

it('saturates the CPU and says so', async () => {
  story.platform.inject('traffic-spike');
  await story.until(() => story.posted('firing', 'HighCPU', 'member-portal'), 'the alert', 30_000);
  expect(story.service('member-portal').requestsPerSecond).toBeGreaterThan(400);
});

it('is not healed by a restart', async () => {
  await story.hands.restart('members', 'member-portal');
  await story.platform.advance(60_000);
  expect(story.service('member-portal').faults).toEqual(['traffic-spike']);
  expect(story.service('member-portal').health).toBe('degraded');
});

it('is healed by scaling up: the crowd is served and traffic ebbs', async () => {
  await story.hands.scale('members', 'member-portal', 6);
  await story.until(() => story.posted('resolved', 'HighCPU', 'member-portal'), 'resolved', 60_000);
  await story.until(() => story.service('member-portal').faults.length === 0, 'the ebb', 60_000);
  await story.platform.advance(20_000);
  expect(story.service('member-portal').health).toBe('healthy');
});
