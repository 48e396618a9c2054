import { expect, test } from 'vitest';
import type { WorkspaceEvent } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import { clientOf, workspaceForTest, say } from './start-for-test.ts';

const maya = people.maya.id;

test('starts with eight people, the app, three channels and nobody saying anything', async () => {
  const { people: everyone, channels: all, messages, commands } = (await workspaceForTest()).view(maya);
  expect(everyone).toHaveLength(9);
  expect(everyone.filter((each) => each.isBot).map((each) => each.name)).toEqual(['firebreak']);
  expect(all.map((each) => each.name)).toEqual(['general', 'incidents', 'platform']);
  expect(messages).toEqual([]);
  expect(commands).toEqual([{ command: '/incident', description: 'Manage incidents', usageHint: '[list]' }]);
});

test('tells subscribers of messages, channels, deletions and modals until they leave', async () => {
  const workspace = await workspaceForTest();
  const client = clientOf(workspace);
  const events: WorkspaceEvent[] = [];
  const leave = workspace.subscribe((event) => events.push(event));
  const channel = channels.incidents.id;
  const ts = String((await say(client, { channel, text: 'card' })).ts);
  await client.pins.add({ channel, timestamp: ts });
  await client.chat.delete({ channel, ts });
  leave();
  await say(client, { channel, text: 'unheard' });
  expect(events).toContainEqual({ kind: 'message', message: expect.objectContaining({ ts, text: 'card' }) });
  expect(events).toContainEqual({ kind: 'channel', channel: expect.objectContaining({ pinned: [ts] }) });
  expect(events).toContainEqual({ kind: 'message-deleted', channel, ts });
  expect(JSON.stringify(events)).not.toContain('unheard');
});

test('waits for what comes, finds what is there, and says what it waited for in vain', async () => {
  const workspace = await workspaceForTest();
  const text = () => workspace.view(maya).messages.at(-1)?.text;
  const coming = workspace.waitFor(text, 'a message');
  await workspace.as(maya).post('incidents', 'here');
  expect(await coming).toBe('here');
  expect(await workspace.waitFor(text, 'a message')).toBe('here');
  await expect(workspace.waitFor(() => null, 'a miracle', 1)).rejects.toThrow('Waited 1 ms in vain for a miracle');
});

test('a person who writes into a public channel from outside joins it', async () => {
  const workspace = await workspaceForTest();
  await workspace.as(people.sofia.id).post('platform', 'Members cannot log in');
  const { channels: all, messages } = workspace.view(people.devon.id);
  expect(all.find((each) => each.name === 'platform')?.members).toContain(people.sofia.id);
  expect(messages.map((each) => each.subtype)).toEqual(['channel_join', null]);
});

test('shows private channels and direct messages to their members only', async () => {
  const workspace = await workspaceForTest();
  const client = clientOf(workspace);
  const { channel } = await client.conversations.create({ name: 'closed', is_private: true });
  await client.conversations.invite({ channel: String(channel?.id), users: maya });
  await say(client, { channel: maya, text: 'just you' });
  const names = (viewer: string) => workspace.view(viewer).channels.map((each) => each.name);
  expect(names(maya)).toEqual(['general', 'incidents', 'platform', 'closed', maya]);
  expect(names(people.devon.id)).toEqual(['general', 'incidents', 'platform']);
});

test('refuses a gesture of somebody who is not there', async () => {
  const workspace = await workspaceForTest();
  expect(() => workspace.as('U404')).toThrow(/No person has the id "U404"/);
  await expect(workspace.as(maya).post('nowhere', 'hi')).rejects.toThrow(/sees no channel "nowhere"/);
});

test('stops twice without complaint and leaves its port', async () => {
  const workspace = await workspaceForTest();
  await workspace.stop();
  await workspace.stop();
  await expect(fetch(workspace.url)).rejects.toThrow('fetch failed');
});

test('refuses a manifest that is not valid and leaves no port open', async () => {
  await expect(startWorkspace({ host: '127.0.0.1', manifest: {} })).rejects.toThrow(/oauth_config/);
});
