import { expect, it } from 'vitest';
import { openChannelJob } from '#handlers/jobs/open-channel.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { channelOf } from './channel-of.ts';

const test = useTestDeps({ slack: true });

it('opens a channel named after the incident, with the card pinned and the state in the topic', async () => {
  const { number, alert } = await openIncident(test);
  await openChannelJob(test.deps, { incident: number });
  const channel = channelOf(test, number);
  expect(channel.name).toBe(`inc-${number}-high-latency-p99-on-${alert.service}`);
  expect(channel.topic).not.toBe('');
  expect(channel.pinned).toEqual([channel.posted[0]?.ts]);
  expect(JSON.stringify(channel.posted[0]?.blocks)).toContain(`INC-${number}`);
});
