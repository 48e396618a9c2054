import { expect, test } from 'vitest';
import { channels, people } from '#sandbox/slack/seed.ts';
import { bareReceiver, boltOverHttp, latch, workspaceForTest } from '#tests/sandbox/slack/start-for-test.ts';
import { virtualClock } from '#tests/sandbox/slack/virtual-clock.ts';

const maya = people.maya.id;

test('carries the fields that Slack sends, signed so that Bolt accepts them', async () => {
  const workspace = await workspaceForTest();
  const seen = latch<object>();
  await boltOverHttp(workspace, (app) => {
    app.command('/incident', async ({ command, ack }) => {
      await ack();
      seen.release(command);
    });
  });
  expect(await workspace.as(maya).command('incidents', '/incident', 'show @devon in #platform')).toEqual({
    problem: null,
  });
  expect(await seen.reached).toMatchObject({
    team_id: 'T0NORTHWIND',
    team_domain: 'northwind-health',
    channel_id: channels.incidents.id,
    channel_name: 'incidents',
    user_id: maya,
    user_name: 'maya',
    command: '/incident',
    text: `show <@${people.devon.id}|devon> in <#${channels.platform.id}|platform>`,
    api_app_id: 'A0NHAPP0001',
    is_enterprise_install: 'false',
    response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\//),
    trigger_id: expect.any(String),
  });
});

test('shows the answer to the person alone, or to the channel when the app says so', async () => {
  const workspace = await workspaceForTest();
  await boltOverHttp(workspace, (app) => {
    app.command('/incident', ({ command, ack }) =>
      command.text === 'aloud' ? ack({ response_type: 'in_channel', text: 'for all' }) : ack('for you'),
    );
  });
  await workspace.as(maya).command('incidents', '/incident', '');
  await workspace.as(maya).command('incidents', '/incident', 'aloud');
  const texts = (viewer: string) => workspace.view(viewer).messages.map((each) => each.text);
  expect(texts(maya)).toEqual(['for you', 'for all']);
  expect(texts(people.devon.id)).toEqual(['for all']);
});

test('fails with operation_timeout after three seconds without an acknowledgement', async () => {
  const clock = virtualClock();
  const workspace = await workspaceForTest(clock);
  const arrived = latch();
  await bareReceiver(workspace, () => {
    arrived.release();
    return null;
  });
  const typed = workspace.as(maya).command('incidents', '/incident', 'list');
  await arrived.reached;
  clock.advance(3000);
  expect(await typed).toEqual({ problem: '/incident failed with the error "operation_timeout"' });
  expect(workspace.deliveries()).toMatchObject([{ kind: 'slash_commands', via: 'http', outcome: 'timeout' }]);
});

test('fails with dispatch_failed when the app is away or answers an error', async () => {
  const workspace = await workspaceForTest();
  const failed = { problem: '/incident failed with the error "dispatch_failed"' };
  expect(await workspace.as(maya).command('incidents', '/incident', '')).toEqual(failed);
  await bareReceiver(workspace, () => ({ status: 500 }));
  expect(await workspace.as(maya).command('incidents', '/incident', '')).toEqual(failed);
});

test('tells the person when the answer of the app is not valid', async () => {
  const workspace = await workspaceForTest();
  const body = JSON.stringify({ blocks: [{ type: 'nope' }] });
  await bareReceiver(workspace, () => ({ status: 200, headers: { 'content-type': 'application/json' }, body }));
  expect((await workspace.as(maya).command('incidents', '/incident', '')).problem).toMatch(/invalid_blocks/);
});

test('knows only the commands of the manifest', async () => {
  const workspace = await workspaceForTest();
  expect((await workspace.as(maya).command('incidents', '/deploy', '')).problem).toBe(
    '/deploy is not a valid command.',
  );
});
