import type { ConversationsListResponse } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { channels, people } from '#sandbox/slack/seed.ts';
import { botScopes, manifestWith, without } from '#tests/sandbox/slack/manifest-fixture.ts';
import { clientOf, refusalOf, workspaceForTest, say } from '#tests/sandbox/slack/start-for-test.ts';

const start = async () => {
  const workspace = await workspaceForTest();
  const client = clientOf(workspace);
  const created = await client.conversations.create({ name: 'inc-1-claims' });
  return { workspace, client, channel: String(created.channel?.id) };
};

const subtypes = async (client: ReturnType<typeof clientOf>, channel: string) =>
  (await client.conversations.history({ channel })).messages?.map((each) => each.subtype).toReversed();

describe('create', () => {
  test('makes the app the first member and answers with the channel', async () => {
    const { client, channel } = await start();
    const { members } = await client.conversations.members({ channel });
    expect(members).toEqual(['U0NHBOT0001']);
    expect((await client.conversations.info({ channel })).channel).toMatchObject({
      name: 'inc-1-claims',
      is_member: true,
      is_private: false,
      creator: 'U0NHBOT0001',
    });
  });

  test('refuses a name that is taken, also by an archived channel', async () => {
    const { client, channel } = await start();
    expect((await refusalOf(client.conversations.create({ name: 'general' }))).error).toBe('name_taken');
    await client.conversations.archive({ channel });
    expect((await refusalOf(client.conversations.create({ name: 'inc-1-claims' }))).error).toBe('name_taken');
  });

  test('checks the name in the words of the reference', async () => {
    const { client } = await start();
    const errorOf = async (name: string) => (await refusalOf(client.conversations.create({ name }))).error;
    expect(await errorOf('')).toBe('invalid_name_required');
    expect(await errorOf('Inc')).toBe('invalid_name_specials');
    expect(await errorOf('x'.repeat(81))).toBe('invalid_name_maxlength');
  });
});

describe('topic and purpose', () => {
  test('hold 250 characters and no more', async () => {
    const { client, channel } = await start();
    const topic = 'x'.repeat(250);
    await client.conversations.setTopic({ channel, topic });
    expect((await client.conversations.info({ channel })).channel?.topic?.value).toBe(topic);
    expect((await refusalOf(client.conversations.setTopic({ channel, topic: `${topic}x` }))).error).toBe('too_long');
    expect((await refusalOf(client.conversations.setPurpose({ channel, purpose: `${topic}x` }))).error).toBe(
      'too_long',
    );
  });

  test('write a line when they change and none when they stay', async () => {
    const { client, channel } = await start();
    await client.conversations.setTopic({ channel, topic: 'sev1' });
    await client.conversations.setTopic({ channel, topic: 'sev1' });
    await client.conversations.setPurpose({ channel, purpose: 'Fix claims' });
    expect(await subtypes(client, channel)).toEqual(['channel_join', 'channel_topic', 'channel_purpose']);
  });

  test('are set by members only', async () => {
    const { client } = await start();
    const topic = client.conversations.setTopic({ channel: channels.platform.id, topic: 'x' });
    expect((await refusalOf(topic)).error).toBe('not_in_channel');
  });
});

describe('invite', () => {
  test('lets people in and writes who came', async () => {
    const { workspace, client, channel } = await start();
    await client.conversations.invite({ channel, users: `${people.maya.id},${people.devon.id}` });
    const view = workspace.view(people.maya.id).channels.find((each) => each.id === channel);
    expect(view?.members).toEqual([workspace.botUserId, people.maya.id, people.devon.id]);
    expect(await subtypes(client, channel)).toEqual(['channel_join', 'channel_join', 'channel_join']);
  });

  test('invites nobody when one cannot be, and says who and why', async () => {
    const { client, channel } = await start();
    const users = `${people.maya.id},U404,U0NHBOT0001`;
    expect(await refusalOf(client.conversations.invite({ channel, users }))).toMatchObject({
      error: 'user_not_found',
      errors: [
        { user: 'U404', ok: false, error: 'user_not_found' },
        { user: 'U0NHBOT0001', ok: false, error: 'cant_invite_self' },
      ],
    });
    expect((await client.conversations.members({ channel })).members).toHaveLength(1);
  });

  test('invites those who can be when forced', async () => {
    const { client, channel } = await start();
    const answer = await client.conversations.invite({ channel, users: `${people.maya.id},U404`, force: true });
    expect(answer).toMatchObject({ ok: true, errors: [{ user: 'U404' }] });
    expect((await client.conversations.members({ channel })).members).toContain(people.maya.id);
  });

  test('refuses somebody who is inside already', async () => {
    const { client, channel } = await start();
    await client.conversations.invite({ channel, users: people.maya.id });
    const again = client.conversations.invite({ channel, users: people.maya.id });
    expect((await refusalOf(again)).error).toBe('already_in_channel');
  });

  test('takes at most a hundred people in one call', async () => {
    const { client, channel } = await start();
    const users = Array.from({ length: 101 }, (_, index) => `U${index}`).join(',');
    expect((await refusalOf(client.conversations.invite({ channel, users }))).error).toBe('invalid_arguments');
  });
});

describe('archive', () => {
  test('closes a channel for writing until it is opened again', async () => {
    const { client, channel } = await start();
    const post = () => say(client, { channel, text: 'hi' });
    const { ts } = await post();
    await client.conversations.archive({ channel });
    expect((await refusalOf(post())).error).toBe('is_archived');
    expect((await refusalOf(client.chat.update({ channel, ts: String(ts), text: 'x' }))).error).toBe('is_inactive');
    expect((await refusalOf(client.conversations.archive({ channel }))).error).toBe('already_archived');
    expect((await client.conversations.list({ exclude_archived: true })).channels).not.toContainEqual(
      expect.objectContaining({ id: channel }),
    );
    await client.conversations.unarchive({ channel });
    expect((await post()).ok).toBe(true);
  });

  test('leaves the general channel alone', async () => {
    const { workspace, client } = await start();
    await workspace.as(people.maya.id).invite('general', workspace.botUserId);
    const archive = client.conversations.archive({ channel: channels.general.id });
    expect((await refusalOf(archive)).error).toBe('cant_archive_general');
  });
});

describe('join, rename and open', () => {
  test('joins a public channel once', async () => {
    const { client } = await start();
    const channel = channels.platform.id;
    expect((await client.conversations.join({ channel })).channel?.is_member).toBe(true);
    expect((await client.conversations.join({ channel })).warning).toBe('already_in_channel');
  });

  test('renames its own channel and remembers the old name', async () => {
    const { client, channel } = await start();
    const { channel: renamed } = await client.conversations.rename({ channel, name: 'inc-1-solved' });
    expect(renamed).toMatchObject({ name: 'inc-1-solved', previous_names: ['inc-1-claims'] });
    const taken = client.conversations.rename({ channel, name: 'general' });
    expect((await refusalOf(taken)).error).toBe('name_taken');
  });

  test('opens one direct-message channel with a person, however often it is asked', async () => {
    const { client } = await start();
    const first = await client.conversations.open({ users: people.maya.id });
    const second = await client.conversations.open({ users: people.maya.id });
    expect(first.channel?.id).toMatch(/^D/);
    expect(second).toMatchObject({ already_open: true, channel: { id: first.channel?.id } });
  });

  test('needs another scope for a group than for one person', async () => {
    const { client } = await start();
    const users = `${people.maya.id},${people.devon.id}`;
    expect(await refusalOf(client.conversations.open({ users }))).toMatchObject({ needed: 'mpim:write' });
  });
});

describe('reading', () => {
  test('pages through channels by cursor', async () => {
    const { client } = await start();
    const names: string[] = [];
    for await (const page of client.paginate('conversations.list', { limit: 1 })) {
      names.push(...((page as ConversationsListResponse).channels ?? []).map((each) => String(each.name)));
    }
    expect(names).toEqual(['general', 'incidents', 'platform', 'inc-1-claims']);
  });

  test('shows newest messages first, replies only in their thread', async () => {
    const { client, channel } = await start();
    const parent = await say(client, { channel, text: 'parent' });
    await say(client, { channel, text: 'reply', thread_ts: String(parent.ts) });
    await say(client, { channel, text: 'later' });
    const history = await client.conversations.history({ channel });
    expect(history.messages?.map((each) => each.text)).toEqual(['later', 'parent', expect.stringContaining('joined')]);
    expect(history.messages?.[1]).toMatchObject({ reply_count: 1, reply_users: ['U0NHBOT0001'] });
    const replies = await client.conversations.replies({ channel, ts: String(parent.ts) });
    expect(replies.messages?.map((each) => each.text)).toEqual(['parent', 'reply']);
    expect((await refusalOf(client.conversations.replies({ channel, ts: '1.000000' }))).error).toBe('thread_not_found');
  });

  test('keeps to the range of timestamps that is asked for', async () => {
    const { client, channel } = await start();
    const posted = [];
    for (const text of ['a', 'b', 'c']) posted.push(String((await say(client, { channel, text })).ts));
    const texts = async (range: object) =>
      (await client.conversations.history({ channel, ...range })).messages?.map((each) => each.text);
    expect(await texts({ oldest: posted[1] })).toEqual(['c']);
    expect(await texts({ oldest: posted[1], inclusive: true })).toEqual(['c', 'b']);
    expect(await texts({ oldest: posted[0], latest: posted[2] })).toEqual(['b']);
  });

  test('gives the payload of metadata only when it is asked for', async () => {
    const { client, channel } = await start();
    const metadata = { event_type: 'incident_card', event_payload: { number: 7 } };
    await say(client, { channel, text: 'card', metadata });
    const plain = await client.conversations.history({ channel });
    expect(plain.messages?.[0]?.metadata).toEqual({ event_type: 'incident_card' });
    const full = await client.conversations.history({ channel, include_all_metadata: true });
    expect(full.messages?.[0]?.metadata).toEqual(metadata);
  });

  test('hides private channels that the app is not in, and reads no history from outside', async () => {
    const scopes = without(botScopes, 'channels:join');
    const client = clientOf(await workspaceForTest({ manifest: manifestWith({ scopes }) }));
    const { channel } = await client.conversations.create({ name: 'closed', is_private: true });
    const id = String(channel?.id);
    await client.conversations.leave({ channel: id });
    expect((await refusalOf(client.conversations.info({ channel: id }))).error).toBe('channel_not_found');
    const outside = client.conversations.history({ channel: channels.platform.id });
    expect((await refusalOf(outside)).error).toBe('not_in_channel');
    expect((await refusalOf(client.conversations.join({ channel: channels.platform.id }))).error).toBe('missing_scope');
  });
});
