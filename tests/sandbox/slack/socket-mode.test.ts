import { once } from 'node:events';
import type { BlockAction } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { channels, people } from '#sandbox/slack/seed.ts';
import type { Workspace } from '#sandbox/contract.ts';
import { boltOverSocket, clientOf, latch, workspaceForTest, say } from './start-for-test.ts';
import { virtualClock } from './virtual-clock.ts';

const maya = people.maya.id;
const channel = channels.incidents.id;

/** A bare socket with the messages it got, for what the real client would never do. */
async function bareSocket(workspace: Workspace) {
  const { url } = await clientOf(workspace, workspace.appToken).apps.connections.open({});
  const socket = new WebSocket(String(url));
  const messages: Record<string, unknown>[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>));
  onTestFinished(() => socket.terminate());
  await once(socket, 'message');
  return { socket, messages, url: String(url) };
}

test('commands, clicks and events reach a real Bolt app without any request URL', async () => {
  const workspace = await workspaceForTest();
  const clicked = latch<BlockAction>();
  const mentioned = latch<string>();
  await boltOverSocket(workspace, (app) => {
    app.command('/incident', ({ ack }) => ack({ response_type: 'ephemeral', text: 'two open' }));
    app.action<BlockAction>('approve', async ({ body, ack }) => {
      await ack();
      clicked.release(body);
    });
    app.event('app_mention', async ({ event }) => mentioned.release(event.text));
  });
  expect(await workspace.as(maya).command('incidents', '/incident', 'list')).toEqual({ problem: null });
  expect(workspace.view(maya).messages).toMatchObject([{ text: 'two open', ephemeralFor: maya }]);

  const approve = { type: 'button' as const, action_id: 'approve', text: { type: 'plain_text' as const, text: 'Go' } };
  const blocks = [{ type: 'actions' as const, elements: [approve] }];
  const { ts } = await say(clientOf(workspace), { channel, text: 'card', blocks });
  expect(await workspace.as(maya).click({ channel, ts: String(ts) }, 'approve')).toEqual({ problem: null });
  expect((await clicked.reached).message?.ts).toBe(ts);

  await workspace.as(maya).post('incidents', '@firebreak hello');
  expect(await mentioned.reached).toContain('hello');
  expect(workspace.deliveries().every((each) => each.via === 'socket')).toBe(true);
});

test('a connection begins with hello and its ticket works once', async () => {
  const workspace = await workspaceForTest();
  const { messages, url } = await bareSocket(workspace);
  expect(messages[0]).toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0NHAPP0001' } });
  const again = new WebSocket(url);
  const [error] = (await once(again, 'error')) as [Error];
  expect(error.message).toContain('401');
});

test('a gesture without an acknowledgement within three seconds has timed out', async () => {
  const clock = virtualClock();
  const workspace = await workspaceForTest(clock);
  const { socket, messages } = await bareSocket(workspace);
  const typed = workspace.as(maya).command('incidents', '/incident', 'list');
  await once(socket, 'message');
  expect(messages[1]).toMatchObject({
    type: 'slash_commands',
    envelope_id: expect.any(String),
    accepts_response_payload: true,
    payload: { command: '/incident', text: 'list' },
  });
  clock.advance(3000);
  expect((await typed).problem).toMatch(/operation_timeout/);
});

test('a refresh tells every connection to come back', async () => {
  const workspace = await workspaceForTest();
  const { socket, messages } = await bareSocket(workspace);
  const told = once(socket, 'message');
  workspace.refreshSockets('warning');
  await told;
  expect(messages[1]).toMatchObject({ type: 'disconnect', reason: 'warning' });
});

test('an eleventh connection is turned away', async () => {
  const workspace = await workspaceForTest({ rateLimits: 'off' });
  const sockets = [];
  for (let count = 0; count < 11; count += 1) sockets.push(await bareSocket(workspace));
  expect(sockets[9]?.messages[0]).toMatchObject({ type: 'hello', num_connections: 10 });
  expect(sockets[10]?.messages[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
});

test('a gesture fails when the socket breaks before the acknowledgement', async () => {
  const workspace = await workspaceForTest();
  const { socket } = await bareSocket(workspace);
  const typed = workspace.as(maya).command('incidents', '/incident', 'list');
  await once(socket, 'message');
  socket.terminate();
  expect((await typed).problem).toMatch(/dispatch_failed/);
});
