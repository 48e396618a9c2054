import { expect, it } from 'vitest';
import { openChannelJob } from '#handlers/jobs/open-channel.ts';
import { refreshCard } from '#handlers/jobs/refresh-card.ts';
import { acknowledge } from '#incidents/acknowledge.ts';
import { people } from '#sandbox/slack/seed.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { channelOf } from './channel-of.ts';

const test = useTestDeps({ slack: true });

it('brings the card up to date in place', async () => {
  const { number } = await openIncident(test);
  await openChannelJob(test.deps, { incident: number });
  const before = channelOf(test, number).posted;
  await acknowledge(test.deps, { incident: number, person: people.devon.id });
  await refreshCard(test.deps, { incident: number });
  const after = channelOf(test, number).posted;
  expect(after.map(({ ts }) => ts)).toEqual(before.map(({ ts }) => ts));
  expect(JSON.stringify(before)).not.toContain(people.devon.id);
  expect(JSON.stringify(after)).toContain(people.devon.id);
});
