import { expect, test } from 'vitest';
import { channels, people, usergroups } from '#sandbox/slack/seed.ts';
import { clientOf, refusalOf, workspaceForTest, say } from '#tests/sandbox/slack/start-for-test.ts';

const channel = channels.incidents.id;

const start = async () => {
  const workspace = await workspaceForTest();
  const client = clientOf(workspace);
  const timestamp = String((await say(client, { channel, text: 'card' })).ts);
  return { workspace, client, timestamp };
};

test('pins a message once, lists it and lets it go', async () => {
  const { workspace, client, timestamp } = await start();
  await client.pins.add({ channel, timestamp });
  expect((await refusalOf(client.pins.add({ channel, timestamp }))).error).toBe('already_pinned');
  expect((await client.pins.list({ channel })).items).toMatchObject([{ message: { ts: timestamp } }]);
  expect(workspace.view(people.maya.id).channels.find((each) => each.id === channel)?.pinned).toEqual([timestamp]);
  await client.pins.remove({ channel, timestamp });
  expect((await refusalOf(client.pins.remove({ channel, timestamp }))).error).toBe('no_pin');
  expect((await refusalOf(client.pins.add({ channel, timestamp: '1.0' }))).error).toBe('message_not_found');
});

test('keeps bookmarks of type link, a hundred in a channel', async () => {
  const workspace = await workspaceForTest({ rateLimits: 'off' });
  const client = clientOf(workspace);
  const link = { channel_id: channel, title: 'Dashboard', type: 'link' as const, link: 'https://grafana.example/d/1' };
  const { bookmark } = await client.bookmarks.add(link);
  const bookmarkId = String(bookmark?.id);
  await client.bookmarks.edit({ channel_id: channel, bookmark_id: bookmarkId, title: 'Claims dashboard' });
  expect((await client.bookmarks.list({ channel_id: channel })).bookmarks).toMatchObject([
    { title: 'Claims dashboard', type: 'link' },
  ]);
  expect((await refusalOf(client.apiCall('bookmarks.add', { ...link, type: 'file' }))).error).toBe(
    'invalid_bookmark_type',
  );
  expect((await refusalOf(client.bookmarks.add({ ...link, link: 'nowhere' }))).error).toBe('invalid_link');
  for (let index = 1; index < 100; index += 1) await client.bookmarks.add(link);
  expect((await refusalOf(client.bookmarks.add(link))).error).toBe('too_many_bookmarks');
  await client.bookmarks.remove({ channel_id: channel, bookmark_id: bookmarkId });
  const again = client.bookmarks.remove({ channel_id: channel, bookmark_id: bookmarkId });
  expect((await refusalOf(again)).error).toBe('not_found');
});

test('counts a reaction once for each person', async () => {
  const { workspace, client, timestamp } = await start();
  await client.reactions.add({ channel, timestamp, name: 'eyes' });
  await workspace.as(people.maya.id).react(channel, timestamp, 'eyes');
  const reacted = await client.reactions.get({ channel, timestamp });
  expect(reacted.message?.reactions).toEqual([{ name: 'eyes', count: 2, users: ['U0NHBOT0001', people.maya.id] }]);
  const twice = client.reactions.add({ channel, timestamp, name: 'eyes' });
  expect((await refusalOf(twice)).error).toBe('already_reacted');
  const nonsense = client.reactions.add({ channel, timestamp, name: 'No Such' });
  expect((await refusalOf(nonsense)).error).toBe('invalid_name');
  await client.reactions.remove({ channel, timestamp, name: 'eyes' });
  const gone = client.reactions.remove({ channel, timestamp, name: 'eyes' });
  expect((await refusalOf(gone)).error).toBe('no_reaction');
});

test('knows the people of Northwind Health, their addresses and who is on call', async () => {
  const { client } = await start();
  const { members } = await client.users.list({});
  expect(members).toHaveLength(9);
  expect(members?.filter((each) => each.is_bot)).toMatchObject([{ id: 'U0NHBOT0001', name: 'firebreak' }]);
  const found = await client.users.lookupByEmail({ email: 'maya@northwind-health.example' });
  expect(found.user).toMatchObject({ id: people.maya.id, real_name: 'Maya Lindqvist' });
  expect((await refusalOf(client.users.lookupByEmail({ email: 'x@y.example' }))).error).toBe('users_not_found');
  expect((await refusalOf(client.users.info({ user: 'U404' }))).error).toBe('user_not_found');
  const groups = await client.usergroups.list({ include_users: true });
  expect(groups.usergroups).toMatchObject([{ handle: 'sre-oncall', users: [people.maya.id, people.devon.id] }]);
  const oncall = await client.usergroups.users.list({ usergroup: usergroups.sreOncall.id });
  expect(oncall.users).toEqual([people.maya.id, people.devon.id]);
  expect((await refusalOf(client.usergroups.users.list({ usergroup: 'S404' }))).error).toBe('no_such_subteam');
});

test('lists the channels of a person', async () => {
  const { client } = await start();
  const names = async (user: string) => (await client.users.conversations({ user })).channels?.map((each) => each.name);
  expect(await names(people.sofia.id)).toEqual(['general', 'incidents']);
  expect(await names(people.devon.id)).toEqual(['general', 'incidents', 'platform']);
});

test('tells of team and bot', async () => {
  const { client } = await start();
  expect((await client.team.info()).team).toMatchObject({ name: 'Northwind Health', domain: 'northwind-health' });
  expect((await client.bots.info({ bot: 'B0NHBOT0001' })).bot).toMatchObject({ user_id: 'U0NHBOT0001' });
});
