import { expect, test } from 'vitest';
import { people, usergroups } from '#sandbox/slack/seed.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startNorthwind } from './northwind.ts';

test('lists the members of a user group', async () => {
  const { slack } = await startNorthwind();
  expect(await slack.usergroupMembers(usergroups.sreOncall.id)).toContain(people.maya.id);
  expect(await outsideErrorOf(slack.usergroupMembers('S0NOBODY'))).toMatchObject({ retry: { kind: 'no' } });
});

test('describes a person', async () => {
  const { slack } = await startNorthwind();
  expect(await slack.userInfo(people.maya.id)).toMatchObject({
    id: people.maya.id,
    name: 'maya',
    email: people.maya.email,
    timeZone: people.maya.timeZone,
    isBot: false,
    isDeactivated: false,
  });
});

test('tells a bot from a person', async () => {
  const { workspace, slack } = await startNorthwind();
  expect(await slack.userInfo(workspace.botUserId)).toMatchObject({ isBot: true, email: null });
});

test('says that nobody has an id', async () => {
  const { slack } = await startNorthwind();
  expect(await outsideErrorOf(slack.userInfo('U0NOBODY00'))).toMatchObject({ code: 'user_not_found' });
});
