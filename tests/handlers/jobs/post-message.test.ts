import { expect, it } from 'vitest';
import { openChannelJob } from '#handlers/jobs/open-channel.ts';
import { postMessageJob } from '#handlers/jobs/post-message.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import { people, usergroups } from '#sandbox/slack/seed.ts';
import { ledgerOf } from '#tests/incidents/ledger-of.ts';
import { askedRun } from '#tests/incidents/proposed-run.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { channelOf } from './channel-of.ts';

const test = useTestDeps({ slack: true });

it('calls the approvers by name, and tells everybody quietly that it is over', async () => {
  const { incident } = await askedRun(test);
  await openChannelJob(test.deps, { incident });
  await resolveIncident(test.deps, { incident, person: people.maya.id, note: null });
  for (const { id, kind } of await ledgerOf(test, incident)) {
    if (kind !== 'card') await postMessageJob(test.deps, { message: id });
  }
  const texts = channelOf(test, incident).posted.map((message) => JSON.stringify(message.blocks));
  const call = texts.find((text) => text.includes('Approval needed'));
  expect(call).toContain(`<@${people.priya.id}>`);
  expect(call).toContain(`<!subteam^${usergroups.sreOncall.id}>`);
  const notice = texts.find((text) => text.includes(`INC-${incident} is over`));
  expect(notice).toBeDefined();
  expect(notice).not.toContain('<@');
});
