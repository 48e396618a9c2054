import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import type { Workspace } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { botEvents, manifestWith, without } from './manifest-fixture.ts';
import { bareReceiver, boltOverHttp, clientOf, collector, workspaceForTest, say } from './start-for-test.ts';
import type { Collector } from './start-for-test.ts';
import { virtualClock } from './virtual-clock.ts';

const maya = people.maya.id;
const channel = channels.incidents.id;

interface Event {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Everything that Bolt hands to listeners of those events. */
async function listening(workspace: Workspace, ...types: readonly string[]): Promise<Collector<Event>> {
  const events = collector<Event>();
  await boltOverHttp(workspace, (app: App) => {
    for (const type of types) {
      app.event(type, async ({ event }) => {
        events.add(event as unknown as Event);
      });
    }
  });
  return events;
}

const sent = (workspace: Workspace) =>
  workspace
    .deliveries()
    .filter((each) => each.kind === 'events_api')
    .map((each) => each.payload.event as Event);

test('a message of a person arrives with its rich text, a mention as a second event', async () => {
  const workspace = await workspaceForTest();
  const events = await listening(workspace, 'message', 'app_mention');
  await workspace.as(maya).post('incidents', '@firebreak please look at <this> & that');
  const both = await events.until((items) => items.length === 2);
  expect(both).toContainEqual(
    expect.objectContaining({
      type: 'message',
      channel,
      channel_type: 'channel',
      user: maya,
      text: `<@${workspace.botUserId}> please look at &lt;this&gt; &amp; that`,
      client_msg_id: expect.any(String),
      blocks: [expect.objectContaining({ type: 'rich_text' })],
    }),
  );
  expect(both).toContainEqual(expect.objectContaining({ type: 'app_mention', channel, user: maya }));
});

test('every event comes in the envelope of the Events API', async () => {
  const workspace = await workspaceForTest();
  const received = await bareReceiver(workspace, () => ({ status: 200 }));
  await workspace.as(maya).post('incidents', 'hi');
  await workspace.waitFor(() => sent(workspace).length === 1, 'the event');
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
    type: 'event_callback',
    team_id: 'T0NORTHWIND',
    api_app_id: 'A0NHAPP0001',
    event: { type: 'message', event_ts: expect.any(String) },
    event_id: expect.stringMatching(/^Ev/),
    event_time: expect.any(Number),
    authorizations: [{ team_id: 'T0NORTHWIND', user_id: workspace.botUserId, is_bot: true }],
  });
  expect(received[0]?.headers['content-type']).toBe('application/json');
});

test('the app hears nothing of channels that it is not in, and nothing that only one person sees', async () => {
  const workspace = await workspaceForTest();
  await listening(workspace, 'message');
  await workspace.as(maya).post('platform', 'secret');
  await clientOf(workspace).chat.postEphemeral({ channel, user: maya, text: 'psst' });
  await workspace.as(maya).post('incidents', 'open');
  await workspace.waitFor(() => sent(workspace).length > 0, 'an event');
  expect(sent(workspace).map((each) => each.text)).toEqual(['open']);
});

test('only events of the manifest are sent', async () => {
  const events = without(botEvents, 'message.channels', 'app_mention');
  const workspace = await workspaceForTest({ manifest: manifestWith({ events }) });
  await listening(workspace, 'message', 'reaction_added');
  const { ts } = await workspace.as(maya).post('incidents', 'hi');
  await workspace.as(maya).react('incidents', ts, 'eyes');
  await workspace.waitFor(() => sent(workspace).length === 1, 'the reaction');
  expect(sent(workspace)).toMatchObject([
    { type: 'reaction_added', user: maya, reaction: 'eyes', item: { type: 'message', channel, ts }, item_user: maya },
  ]);
});

test('the life of a channel is told: created, joined, renamed, pinned, archived', async () => {
  const workspace = await workspaceForTest();
  const types = ['channel_created', 'member_joined_channel', 'channel_rename', 'pin_added'];
  const events = await listening(workspace, ...types);
  const client = clientOf(workspace);
  const id = String((await client.conversations.create({ name: 'inc-1' })).channel?.id);
  await client.conversations.invite({ channel: id, users: maya });
  await client.conversations.rename({ channel: id, name: 'inc-1-claims' });
  const { ts } = await say(client, { channel: id, text: 'card' });
  await workspace.as(maya).pin(id, String(ts));
  await client.conversations.archive({ channel: id });
  const told = await events.until((items) => types.every((type) => items.some((each) => each.type === type)));
  expect(told.find((each) => each.type === 'member_joined_channel')).toMatchObject({
    user: maya,
    channel: id,
    channel_type: 'C',
    inviter: workspace.botUserId,
  });
  // Bolt hides what its own user did, so the archiving is looked for at the sender.
  const archived = () => sent(workspace).find((each) => each.type === 'channel_archive');
  expect(await workspace.waitFor(archived, 'the archiving')).toMatchObject({ channel: id, user: workspace.botUserId });
  expect(told.find((each) => each.type === 'pin_added')).toMatchObject({ channel_id: id, user: maya, pin_count: 1 });
});

test('opening the Home tab is told with the view that was published before', async () => {
  const workspace = await workspaceForTest();
  const events = await listening(workspace, 'app_home_opened');
  const { channel: direct } = await workspace.as(maya).openHome();
  await clientOf(workspace).views.publish({
    user_id: maya,
    view: { type: 'home', callback_id: 'home', blocks: [{ type: 'divider' }] },
  });
  expect(workspace.view(maya).home).toMatchObject({ type: 'home', callback_id: 'home' });
  await workspace.as(maya).openHome();
  const openings = await events.until((items) => items.length === 2);
  const [first, second] = openings.toSorted((a, b) => String(a.event_ts).localeCompare(String(b.event_ts)));
  expect(first).toMatchObject({ user: maya, channel: direct, tab: 'home' });
  expect(first).not.toHaveProperty('view');
  expect(second).toMatchObject({ view: { callback_id: 'home' } });
});

test('direct messages arrive as im', async () => {
  const workspace = await workspaceForTest();
  await listening(workspace, 'message');
  const { channel: direct } = await workspace.as(maya).openHome();
  await workspace.as(maya).post(direct, 'help');
  const arrived = await workspace.waitFor(() => sent(workspace).find((each) => each.type === 'message'), 'the message');
  expect(arrived).toMatchObject({ channel: direct, channel_type: 'im', text: 'help' });
});

describe('an event that is not taken', () => {
  test('comes again at once, after one minute and after five, and then never', async () => {
    const clock = virtualClock();
    const workspace = await workspaceForTest(clock);
    const received = await bareReceiver(workspace, () => ({ status: 500 }));
    await workspace.as(maya).post('incidents', 'hi');
    const settled = (count: number) => workspace.waitFor(() => sent(workspace).length === count, `attempt ${count}`);
    for (const [index, waitMs] of [0, 60_000, 300_000].entries()) {
      await settled(index + 1);
      expect(received).toHaveLength(index + 1);
      await clock.armed(waitMs);
      clock.advance(waitMs);
    }
    await settled(4);
    clock.advance(3_600_000);
    expect(received.map((each) => each.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(received[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    const ids = received.map((each) => (JSON.parse(each.body) as { event_id: string }).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  test('does not come again when the app asks for that', async () => {
    const clock = virtualClock();
    const workspace = await workspaceForTest(clock);
    const received = await bareReceiver(workspace, () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
    await workspace.as(maya).post('incidents', 'hi');
    await workspace.waitFor(() => sent(workspace).length === 1, 'the attempt');
    clock.advance(3_600_000);
    expect(received).toHaveLength(1);
  });

  test('is late after three seconds', async () => {
    const clock = virtualClock();
    const workspace = await workspaceForTest(clock);
    const received = await bareReceiver(workspace, (_received, index) => {
      if (index === 0) queueMicrotask(() => clock.advance(3000));
      return index === 0 ? null : { status: 200 };
    });
    await workspace.as(maya).post('incidents', 'hi');
    await workspace.waitFor(() => sent(workspace).length === 1, 'the late attempt');
    await clock.armed(0);
    clock.advance(0);
    await workspace.waitFor(() => sent(workspace).length === 2, 'the second attempt');
    expect(received[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });
});

test('a request URL is verified by a challenge', async () => {
  const workspace = await workspaceForTest();
  expect(await workspace.verifyRequestUrl()).toMatch(/no request URL/);
  await boltOverHttp(workspace, () => {});
  expect(await workspace.verifyRequestUrl()).toBeNull();
  await bareReceiver(workspace, () => ({ status: 200, body: 'something else' }));
  expect(await workspace.verifyRequestUrl()).toMatch(/without the challenge/);
});
