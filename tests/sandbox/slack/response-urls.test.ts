import { expect, test } from 'vitest';
import type { Workspace } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { boltOverHttp, clientOf, workspaceForTest, say } from './start-for-test.ts';
import { virtualClock } from './virtual-clock.ts';

const maya = people.maya.id;
const channel = channels.incidents.id;
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const card = [
  {
    type: 'actions' as const,
    elements: [{ type: 'button' as const, action_id: 'approve', text: plain('Approve') }],
  },
];

/** A card that was clicked, and the response_url that came with the click. */
async function clickedCard(workspace: Workspace, ephemeral = false) {
  let responseUrl = '';
  await boltOverHttp(workspace, (app) => {
    app.action('approve', async ({ body, ack }) => {
      responseUrl = (body as { response_url: string }).response_url;
      await ack();
    });
  });
  const client = clientOf(workspace);
  const ts = ephemeral
    ? (await client.chat.postEphemeral({ channel, user: maya, text: 'card', blocks: card })).message_ts
    : (await say(client, { channel, text: 'card', blocks: card })).ts;
  await workspace.as(maya).click({ channel, ts: String(ts) }, 'approve');
  const respond = async (message: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(responseUrl, { method: 'POST', headers, body: JSON.stringify(message) });
    return { status: response.status, body: (await response.json()) as object };
  };
  const shown = (viewer: string) => workspace.view(viewer).messages.map((each) => each.text);
  return { respond, shown };
}

test('answers to the person alone unless told otherwise', async () => {
  const { respond, shown } = await clickedCard(await workspaceForTest());
  expect(await respond({ text: 'for you' })).toEqual({ status: 200, body: { ok: true } });
  await respond({ text: 'for all', response_type: 'in_channel' });
  expect(shown(maya)).toEqual(['card', 'for you', 'for all']);
  expect(shown(people.devon.id)).toEqual(['card', 'for all']);
});

test('replaces and deletes the message of the gesture, also an ephemeral one', async () => {
  const { respond, shown } = await clickedCard(await workspaceForTest(), true);
  await respond({ replace_original: true, text: 'approved' });
  expect(shown(maya)).toEqual(['approved']);
  await respond({ delete_original: true });
  expect(shown(maya)).toEqual([]);
});

test('works five times', async () => {
  const { respond } = await clickedCard(await workspaceForTest());
  for (let use = 1; use <= 5; use += 1) expect((await respond({ text: `${use}` })).status).toBe(200);
  expect(await respond({ text: '6' })).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
});

test('works for half an hour', async () => {
  const clock = virtualClock();
  const { respond } = await clickedCard(await workspaceForTest(clock));
  clock.advance(30 * 60_000);
  expect((await respond({ text: 'just in time' })).status).toBe(200);
  clock.advance(1);
  expect(await respond({ text: 'late' })).toEqual({ status: 404, body: { ok: false, error: 'expired_url' } });
});

test('refuses a message that is not valid', async () => {
  const { respond } = await clickedCard(await workspaceForTest());
  expect(await respond({ blocks: [{ type: 'nope' }] })).toMatchObject({
    status: 400,
    body: { error: 'invalid_blocks' },
  });
  expect(await respond({ text: '' })).toMatchObject({ status: 400, body: { error: 'no_text' } });
});

test('answers a command in its channel, and a stranger not at all', async () => {
  const workspace = await workspaceForTest();
  await boltOverHttp(workspace, (app) => {
    app.command('/incident', async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: 'in_channel', text: 'two open' });
    });
  });
  await workspace.as(maya).command('general', '/incident', 'list');
  await workspace.waitFor(
    () => workspace.view(people.sofia.id).messages.some((each) => each.text === 'two open'),
    'the answer',
  );
  const stranger = await fetch(`${workspace.url}/actions/T0NORTHWIND/1/guess`, { method: 'POST', body: '{}' });
  expect(stranger.status).toBe(404);
});
