import { describe, expect, test } from 'vitest';
import { channels, people } from '#sandbox/slack/seed.ts';
import { botScopes, manifestWith } from '#tests/sandbox/slack/manifest-fixture.ts';
import { clientOf, refusalOf, workspaceForTest, say } from '#tests/sandbox/slack/start-for-test.ts';

const channel = channels.incidents.id;
const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*sev1*' } };
const approve = {
  type: 'actions' as const,
  elements: [{ type: 'button' as const, text: { type: 'plain_text' as const, text: 'Approve' }, value: '1' }],
};

const start = async () => {
  const workspace = await workspaceForTest();
  const client = clientOf(workspace);
  const messages = () => workspace.view(people.maya.id).messages;
  return { workspace, client, messages };
};

describe('postMessage', () => {
  test('answers with a parsed copy that has ids, the bot profile and text defaults', async () => {
    const { client } = await start();
    const { message, ts } = await say(client, { channel, text: 'a & b', blocks: [section, approve] });
    expect(message).toMatchObject({
      type: 'message',
      ts,
      text: 'a &amp; b',
      user: 'U0NHBOT0001',
      bot_id: 'B0NHBOT0001',
      app_id: 'A0NHAPP0001',
      bot_profile: { name: 'Firebreak', app_id: 'A0NHAPP0001' },
      blocks: [
        { type: 'section', block_id: expect.any(String), text: { text: '*sev1*', verbatim: false } },
        { block_id: expect.any(String), elements: [{ action_id: expect.any(String), text: { emoji: true } }] },
      ],
    });
  });

  test('finds a channel by name and opens the direct messages of a person', async () => {
    const { client } = await start();
    expect((await say(client, { channel: '#incidents', text: 'hi' })).channel).toBe(channel);
    expect((await say(client, { channel: people.maya.id, text: 'hi' })).channel).toMatch(/^D/);
  });

  test('stays out of channels that the app is not in, unless its scopes say otherwise', async () => {
    const { client } = await start();
    const post = { channel: channels.platform.id, text: 'hi' };
    expect((await refusalOf(say(client, post))).error).toBe('not_in_channel');
    expect((await refusalOf(say(client, { ...post, channel: 'C404' }))).error).toBe('channel_not_found');
    const manifest = manifestWith({ scopes: [...botScopes, 'chat:write.public'] });
    expect((await say(clientOf(await workspaceForTest({ manifest })), post)).ok).toBe(true);
  });

  test('wants something to say and checks the blocks', async () => {
    const { client } = await start();
    expect((await refusalOf(say(client, { channel, text: '' }))).error).toBe('no_text');
    const blocks = [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } }];
    expect(await refusalOf(say(client, { channel, text: 'x', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'] },
    });
    const unreadable = client.apiCall('chat.postMessage', { channel, text: 'x', blocks: 'no json' });
    expect((await refusalOf(unreadable)).error).toBe('invalid_blocks_format');
  });

  test('cuts a text at forty thousand characters', async () => {
    const { client } = await start();
    const { message } = await say(client, { channel, text: 'x'.repeat(40_001) });
    expect(message?.text).toHaveLength(40_000);
  });

  test('replies in a thread, and a reply to a reply lands in the same thread', async () => {
    const { client, messages } = await start();
    const parent = String((await say(client, { channel, text: 'parent' })).ts);
    const reply = await say(client, { channel, text: 'reply', thread_ts: parent });
    const second = await say(client, { channel, text: 'second', thread_ts: String(reply.ts) });
    expect(second.message?.thread_ts).toBe(parent);
    expect(messages().find((each) => each.ts === parent)?.replyCount).toBe(2);
    const nowhere = say(client, { channel, text: 'x', thread_ts: '1.000000' });
    expect((await refusalOf(nowhere)).error).toBe('thread_not_found');
  });

  test('takes another name only with the scope for it', async () => {
    const { client } = await start();
    const disguised = say(client, { channel, text: 'hi', username: 'pager' });
    expect(await refusalOf(disguised)).toMatchObject({ error: 'missing_scope', needed: 'chat:write.customize' });
  });

  test('takes markdown instead of text, not beside it', async () => {
    const { client } = await start();
    const { message } = await say(client, { channel, markdown_text: '**bold**' });
    expect(message?.blocks).toMatchObject([{ type: 'markdown', text: '**bold**' }]);
    const both = client.apiCall('chat.postMessage', { channel, text: 'x', markdown_text: 'y' });
    expect((await refusalOf(both)).error).toBe('markdown_text_conflict');
  });

  test('wants metadata with a type and a payload', async () => {
    const { client } = await start();
    const post = (metadata: unknown) => client.apiCall('chat.postMessage', { channel, text: 'x', metadata });
    expect((await refusalOf(post('x'))).error).toBe('invalid_metadata_format');
    expect((await refusalOf(post({ event_type: 'e' }))).error).toBe('invalid_metadata_schema');
  });
});

describe('update', () => {
  const posted = async () => {
    const { workspace, client, messages } = await start();
    const metadata = { event_type: 'card', event_payload: { version: 1 } };
    const { ts } = await say(client, { channel, text: 'old', blocks: [section], metadata });
    const now = () => messages().find((each) => each.ts === ts);
    return { workspace, client, ts: String(ts), now };
  };

  test('with text alone removes the blocks and shows the message as edited', async () => {
    const { client, ts, now } = await posted();
    await client.chat.update({ channel, ts, text: 'new' });
    expect(now()).toMatchObject({ text: 'new', blocks: [], edited: true });
  });

  test('with blocks shows no sign of editing', async () => {
    const { client, ts, now } = await posted();
    await client.chat.update({ channel, ts, text: 'new', blocks: [section, approve] });
    expect(now()).toMatchObject({ text: 'new', edited: false });
    expect(now()?.blocks).toHaveLength(2);
  });

  test('keeps metadata that is not sent, and text and blocks beside new metadata', async () => {
    const { client, ts, now } = await posted();
    const read = async () =>
      (await client.conversations.history({ channel, include_all_metadata: true })).messages?.[0]?.metadata;
    await client.chat.update({ channel, ts, text: 'new' });
    expect(await read()).toEqual({ event_type: 'card', event_payload: { version: 1 } });
    await client.apiCall('chat.update', { channel, ts, metadata: {} });
    expect(await read()).toBeUndefined();
    expect(now()?.text).toBe('new');
  });

  test('refuses more than four thousand characters', async () => {
    const { client, ts } = await posted();
    const tooLong = client.chat.update({ channel, ts, text: 'x'.repeat(4001) });
    expect((await refusalOf(tooLong)).error).toBe('msg_too_long');
  });

  test('changes only what the app wrote itself, named by the id of its channel', async () => {
    const { workspace, client, ts } = await posted();
    const { ts: other } = await workspace.as(people.maya.id).post('incidents', 'mine');
    expect((await refusalOf(client.chat.update({ channel, ts: other, text: 'x' }))).error).toBe('cant_update_message');
    expect((await refusalOf(client.chat.update({ channel, ts: '1.0', text: 'x' }))).error).toBe('message_not_found');
    const byName = client.chat.update({ channel: 'incidents', ts, text: 'x' });
    expect((await refusalOf(byName)).error).toBe('channel_not_found');
  });
});

describe('delete', () => {
  test('removes a message of its own', async () => {
    const { workspace, client, messages } = await start();
    const { ts } = await say(client, { channel, text: 'oops' });
    await client.chat.delete({ channel, ts: String(ts) });
    expect(messages()).toEqual([]);
    const { ts: other } = await workspace.as(people.maya.id).post('incidents', 'mine');
    expect((await refusalOf(client.chat.delete({ channel, ts: other }))).error).toBe('cant_delete_message');
  });

  test('leaves a tombstone above a thread', async () => {
    const { client, messages } = await start();
    const ts = String((await say(client, { channel, text: 'parent' })).ts);
    await say(client, { channel, text: 'reply', thread_ts: ts });
    await client.chat.delete({ channel, ts });
    expect(messages()[0]).toMatchObject({ ts, subtype: 'tombstone', blocks: [], replyCount: 1 });
  });
});

describe('postEphemeral', () => {
  test('is seen by one person, and by no method that reads or changes', async () => {
    const { workspace, client } = await start();
    const { message_ts: ts } = await client.chat.postEphemeral({ channel, user: people.maya.id, text: 'psst' });
    expect(workspace.view(people.maya.id).messages).toMatchObject([{ text: 'psst', ephemeralFor: people.maya.id }]);
    expect(workspace.view(people.devon.id).messages).toEqual([]);
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
    const update = client.chat.update({ channel, ts: String(ts), text: 'x' });
    expect((await refusalOf(update)).error).toBe('message_not_found');
  });

  test('goes to members only', async () => {
    const { client } = await start();
    const made = await client.conversations.create({ name: 'inc-1' });
    const aside = client.chat.postEphemeral({ channel: String(made.channel?.id), user: people.maya.id, text: 'x' });
    expect((await refusalOf(aside)).error).toBe('user_not_in_channel');
  });
});

test('a permalink names channel, message and thread', async () => {
  const { client } = await start();
  const parent = String((await say(client, { channel, text: 'parent' })).ts);
  const reply = await say(client, { channel, text: 'reply', thread_ts: parent });
  const link = await client.chat.getPermalink({ channel, message_ts: String(reply.ts) });
  expect(link.permalink).toBe(
    `https://northwind-health.slack.com/archives/${channel}/p${String(reply.ts).replace('.', '')}` +
      `?thread_ts=${parent}&cid=${channel}`,
  );
});
