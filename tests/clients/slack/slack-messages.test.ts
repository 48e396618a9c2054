import { describe, expect, test } from 'vitest';
import type { KnownBlock } from '@slack/types';
import type { Workspace } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startNorthwind } from './northwind.ts';

const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
const card = { eventType: 'firebreak_card', key: 'incident-7' };

async function startInChannel() {
  const { workspace, slack } = await startNorthwind();
  const { id: channel } = await slack.createChannel('inc-7');
  await slack.invite(channel, [people.maya.id]);
  return { workspace, slack, channel };
}
const messageAt = (workspace: Workspace, ts: string) =>
  workspace.view(people.maya.id).messages.find((message) => message.ts === ts);

describe('postMessage and updateMessage', () => {
  test('posts text and blocks, and replaces both', async () => {
    const { workspace, slack, channel } = await startInChannel();
    const ref = await slack.postMessage({ channel, text: 'slow', blocks: [section('*slow*')], metadata: card });
    expect(ref.channel).toBe(channel);
    expect(messageAt(workspace, ref.ts)).toMatchObject({ text: 'slow', user: workspace.botUserId });
    await slack.updateMessage({ ...ref, text: 'fast', blocks: [section('*fast*')] });
    const [block] = messageAt(workspace, ref.ts)?.blocks ?? [];
    expect(block).toMatchObject({ text: { text: '*fast*' } });
  });

  test('keeps the mark of a message through an update', async () => {
    const { slack, channel } = await startInChannel();
    const ref = await slack.postMessage({ channel, text: 'slow', metadata: card });
    await slack.updateMessage({ ...ref, text: 'fast' });
    expect(await slack.findPostedMessage(channel, card.eventType, card.key)).toEqual(ref);
  });

  test('answers in a thread', async () => {
    const { workspace, slack, channel } = await startInChannel();
    const parent = await slack.postMessage({ channel, text: 'card' });
    const reply = await slack.postMessage({ channel, text: 'detail', threadTs: parent.ts });
    expect(messageAt(workspace, reply.ts)?.threadTs).toBe(parent.ts);
  });
});

describe('findPostedMessage', () => {
  test('finds the message whose posting was never answered', async () => {
    const { workspace, slack, channel } = await startInChannel();
    workspace.failNext({ method: 'chat.postMessage', error: 'internal_error', loseAnswer: true });
    const posting = slack.postMessage({ channel, text: 'card', metadata: card });
    expect(await outsideErrorOf(posting)).toMatchObject({ retry: { kind: 'uncertain' } });
    const found = await slack.findPostedMessage(channel, card.eventType, card.key);
    expect(found && messageAt(workspace, found.ts)).toMatchObject({ text: 'card' });
  });

  test('tells apart messages by event type and key', async () => {
    const { slack, channel } = await startInChannel();
    await slack.postMessage({ channel, text: 'other card', metadata: { ...card, key: 'incident-8' } });
    await slack.postMessage({ channel, text: 'step', metadata: { eventType: 'firebreak_step', key: card.key } });
    await slack.postMessage({ channel, text: 'unmarked' });
    expect(await slack.findPostedMessage(channel, card.eventType, card.key)).toBeNull();
  });

  test('looks no further back than asked', async () => {
    const { slack, channel } = await startInChannel();
    const ref = await slack.postMessage({ channel, text: 'card', metadata: card });
    const before = new Date(Number(ref.ts) * 1000 - 1000);
    const after = new Date(Number(ref.ts) * 1000 + 1000);
    expect(await slack.findPostedMessage(channel, card.eventType, card.key, { since: before })).toEqual(ref);
    expect(await slack.findPostedMessage(channel, card.eventType, card.key, { since: after })).toBeNull();
  });

  test('looks inside a thread', async () => {
    const { slack, channel } = await startInChannel();
    const parent = await slack.postMessage({ channel, text: 'card' });
    const reply = await slack.postMessage({ channel, text: 'step', threadTs: parent.ts, metadata: card });
    expect(await slack.findPostedMessage(channel, card.eventType, card.key)).toBeNull();
    const within = { threadTs: parent.ts };
    expect(await slack.findPostedMessage(channel, card.eventType, card.key, within)).toEqual(reply);
  });
});

describe('pin', () => {
  test('pins, and leaves pinned what is pinned already', async () => {
    const { workspace, slack, channel } = await startInChannel();
    const ref = await slack.postMessage({ channel, text: 'card' });
    await slack.pin(ref);
    await slack.pin(ref);
    const view = workspace.view(people.maya.id).channels.find((one) => one.id === channel);
    expect(view?.pinned).toEqual([ref.ts]);
  });

  test('says that there is no such message', async () => {
    const { slack, channel } = await startInChannel();
    expect(await outsideErrorOf(slack.pin({ channel, ts: '1.000001' }))).toMatchObject({ retry: { kind: 'no' } });
  });
});

describe('postEphemeral', () => {
  test('shows a message to one person', async () => {
    const { workspace, slack, channel } = await startInChannel();
    await slack.postEphemeral({ channel, user: people.maya.id, text: 'You may not approve.' });
    const shown = (viewer: string) =>
      workspace.view(viewer).messages.filter((message) => message.text === 'You may not approve.');
    expect(shown(people.maya.id)).toMatchObject([{ ephemeralFor: people.maya.id }]);
    expect(shown(people.devon.id)).toEqual([]);
  });

  test('says that the person is not in the channel', async () => {
    const { slack, channel } = await startInChannel();
    const sending = slack.postEphemeral({ channel, user: people.devon.id, text: 'x' });
    expect(await outsideErrorOf(sending)).toMatchObject({ code: 'user_not_in_channel', retry: { kind: 'no' } });
  });
});

test('gives the address of a message', async () => {
  const { slack, channel } = await startInChannel();
  const ref = await slack.postMessage({ channel, text: 'card' });
  expect(await slack.permalink(ref)).toContain(`/archives/${channel}/p${ref.ts.replace('.', '')}`);
});
