import { expect, test } from 'vitest';
import { people, usergroups } from '#sandbox/slack/seed.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startNorthwind } from './northwind.ts';

test('lists the members of a user group', async () => {
  const { slack } = await startNorthwind();
  expect(await slack.usergroupMembers(usergroups.sreOncall.id)).toContain(people.maya.id);
  expect(await outsideErrorOf(slack.usergroupMembers('S0NOBODY'))).toMatchObject({ retry: { kind: 'no' } });
});
