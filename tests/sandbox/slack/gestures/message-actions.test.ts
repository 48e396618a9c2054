import type { BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import type { Workspace } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import {
  bareReceiver,
  boltOverHttp,
  clientOf,
  collector,
  latch,
  workspaceForTest,
  say,
} from '#tests/sandbox/slack/start-for-test.ts';
import { virtualClock } from '#tests/sandbox/slack/virtual-clock.ts';

const maya = people.maya.id;
const channel = channels.incidents.id;
const plain = (text: string) => ({ type: 'plain_text' as const, text });

const card: KnownBlock[] = [
  {
    type: 'section',
    block_id: 'who',
    text: plain('Who takes it?'),
    accessory: { type: 'users_select', action_id: 'assignee' },
  },
  {
    type: 'actions',
    block_id: 'decide',
    elements: [
      { type: 'button', action_id: 'approve', text: plain('Approve'), value: '42', style: 'primary' },
      {
        type: 'static_select',
        action_id: 'severity',
        options: ['sev1', 'sev2'].map((value) => ({ text: plain(value), value })),
      },
      { type: 'overflow', action_id: 'more', options: [{ text: plain('Mute'), value: 'mute' }] },
    ],
  },
];

async function postCard(workspace: Workspace) {
  const { ts } = await say(clientOf(workspace), { channel, text: 'card', blocks: card });
  return { channel, ts: String(ts) };
}

test('a click carries the action, the full message, the state and where it happened', async () => {
  const workspace = await workspaceForTest();
  const seen = latch<BlockAction>();
  await boltOverHttp(workspace, (app) => {
    app.action<BlockAction>('approve', async ({ body, ack }) => {
      await ack();
      seen.release(body);
    });
  });
  const target = await postCard(workspace);
  expect(await workspace.as(maya).click(target, 'approve')).toEqual({ problem: null });
  const body = await seen.reached;
  expect(body).toMatchObject({
    type: 'block_actions',
    user: { id: maya, username: 'maya', name: 'maya', team_id: 'T0NORTHWIND' },
    team: { id: 'T0NORTHWIND', domain: 'northwind-health' },
    container: { type: 'message', message_ts: target.ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: 'incidents' },
    message: { ts: target.ts, text: 'card', bot_id: 'B0NHBOT0001' },
    state: {
      values: {
        who: { assignee: { type: 'users_select', selected_user: null } },
        decide: { severity: { type: 'static_select', selected_option: null } },
      },
    },
    actions: [{ type: 'button', action_id: 'approve', block_id: 'decide', value: '42', action_ts: expect.any(String) }],
    response_url: expect.any(String),
    trigger_id: expect.any(String),
  });
  expect(body.message?.blocks).toHaveLength(2);
});

test('a choice carries what was chosen, and the next click carries it in the state', async () => {
  const workspace = await workspaceForTest();
  const bodies = collector<BlockAction>();
  await boltOverHttp(workspace, (app) => {
    app.action<BlockAction>(/.*/, async ({ body, ack }) => {
      await ack();
      bodies.add(body);
    });
  });
  const target = await postCard(workspace);
  await workspace.as(maya).select(target, 'severity', 'sev2');
  await workspace.as(maya).select(target, 'assignee', people.devon.id);
  await workspace.as(maya).select(target, 'more', 'mute');
  await workspace.as(maya).click(target, 'approve');
  const all = await bodies.until((items) => items.length === 4);
  expect(all.map((body) => body.actions[0])).toMatchObject([
    { type: 'static_select', selected_option: { value: 'sev2' } },
    { type: 'users_select', selected_user: people.devon.id },
    { type: 'overflow', selected_option: { value: 'mute' } },
    { type: 'button' },
  ]);
  expect(all[3]?.state?.values).toMatchObject({
    who: { assignee: { selected_user: people.devon.id } },
    decide: { severity: { selected_option: { value: 'sev2' } } },
  });
});

test('nobody clicks what is not there, chooses what is not offered, or sees the ephemeral of another', async () => {
  const workspace = await workspaceForTest();
  const target = await postCard(workspace);
  await expect(workspace.as(maya).click(target, 'reject')).rejects.toThrow(/decide\/approve/);
  await expect(workspace.as(maya).select(target, 'severity', 'sev9')).rejects.toThrow(/offers: sev1, sev2/);
  await expect(workspace.as(maya).click(target, 'severity')).rejects.toThrow(/select\(\)/);
  const aside = await clientOf(workspace).chat.postEphemeral({ channel, user: maya, text: 'x', blocks: card });
  const hidden = { channel, ts: String(aside.message_ts) };
  await expect(workspace.as(people.devon.id).click(hidden, 'approve')).rejects.toThrow(/sees no message/);
});

test('a click on an ephemeral message names the message and does not repeat it', async () => {
  const workspace = await workspaceForTest();
  const seen = latch<BlockAction>();
  await boltOverHttp(workspace, (app) => {
    app.action<BlockAction>('approve', async ({ body, ack }) => {
      await ack();
      seen.release(body);
    });
  });
  const aside = await clientOf(workspace).chat.postEphemeral({ channel, user: maya, text: 'x', blocks: card });
  await workspace.as(maya).click({ channel, ts: String(aside.message_ts) }, 'approve');
  const body = await seen.reached;
  expect(body.container).toMatchObject({ is_ephemeral: true, message_ts: aside.message_ts });
  expect(body.message).toBeUndefined();
});

test('a late acknowledgement puts a warning on the message, and the next good click takes it away', async () => {
  const clock = virtualClock();
  const workspace = await workspaceForTest(clock);
  const arrived = latch();
  await bareReceiver(workspace, (_received, index) => {
    arrived.release();
    return index === 0 ? null : { status: 200 };
  });
  const target = await postCard(workspace);
  const shown = () => workspace.view(maya).messages.find((each) => each.ts === target.ts)?.problem;
  const clicked = workspace.as(maya).click(target, 'approve');
  await arrived.reached;
  clock.advance(3000);
  expect((await clicked).problem).toMatch(/operation_timeout/);
  expect(shown()).toMatch(/operation_timeout/);
  await workspace.as(maya).click(target, 'approve');
  expect(shown()).toBeNull();
});

test('an error of the app is shown with its status', async () => {
  const workspace = await workspaceForTest();
  await bareReceiver(workspace, () => ({ status: 503 }));
  const { problem } = await workspace.as(maya).click(await postCard(workspace), 'approve');
  expect(problem).toBe('This app responded with status code 503.');
});

test('an external select asks the app, and takes only what the app offered', async () => {
  const workspace = await workspaceForTest();
  await boltOverHttp(workspace, (app) => {
    app.options('runbook', ({ options, ack }) =>
      ack({ options: [{ text: plain(`Restart ${options.value}`), value: 'restart' }] }),
    );
    app.action('runbook', ({ ack }) => ack());
  });
  const blocks: KnownBlock[] = [
    { type: 'actions', elements: [{ type: 'external_select', action_id: 'runbook', min_query_length: 2 }] },
  ];
  const { ts } = await say(clientOf(workspace), { channel, text: 'x', blocks });
  const target = { channel, ts: String(ts) };
  await expect(workspace.as(maya).select(target, 'runbook', 'restart')).rejects.toThrow(/no option "restart"/);
  expect(await workspace.as(maya).suggest(target, 'runbook', 'c')).toEqual([]);
  expect(await workspace.as(maya).suggest(target, 'runbook', 'claims')).toEqual([
    { text: 'Restart claims', value: 'restart' },
  ]);
  expect(await workspace.as(maya).select(target, 'runbook', 'restart')).toEqual({ problem: null });
});

test('shortcuts carry the message they were used on, or nothing but the person', async () => {
  const workspace = await workspaceForTest();
  const bodies = collector<object>();
  await boltOverHttp(workspace, (app) => {
    app.shortcut(/.*/, async ({ body, ack }) => {
      await ack();
      bodies.add(body);
    });
  });
  const target = await postCard(workspace);
  expect(await workspace.as(maya).shortcut('incident_declare')).toEqual({ problem: null });
  expect(await workspace.as(maya).shortcut('timeline_add', target)).toEqual({ problem: null });
  const all = await bodies.until((items) => items.length === 2);
  expect(all[0]).toMatchObject({
    type: 'shortcut',
    callback_id: 'incident_declare',
    trigger_id: expect.any(String),
  });
  expect(all[0]).not.toHaveProperty('channel');
  expect(all[0]).not.toHaveProperty('response_url');
  expect(all[1]).toMatchObject({ type: 'message_action', channel: { id: channel }, message_ts: target.ts });
  await expect(workspace.as(maya).shortcut('timeline_add')).rejects.toThrow(/no global shortcut/);
});
