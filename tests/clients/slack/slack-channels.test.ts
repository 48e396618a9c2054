import { describe, expect, onTestFinished, test } from 'vitest';
import { createSlackClient } from '#clients/slack.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyRequest } from '#tests/support/tiny-server.ts';
import { startNorthwind } from './northwind.ts';

async function clientFor(answer: (form: URLSearchParams, request: TinyRequest) => TinyAnswer) {
  const server = await startTinyServer((request) => answer(new URLSearchParams(request.body), request));
  onTestFinished(() => server.stop());
  return { server, slack: createSlackClient({ token: 'xoxb-1', apiUrl: `${server.url}/api/` }) };
}

describe('createChannel', () => {
  test('creates a channel with the bot in it', async () => {
    const { workspace, slack } = await startNorthwind();
    const channel = await slack.createChannel('inc-1-claims');
    const found = workspace.view(people.maya.id).channels.find((one) => one.id === channel.id);
    expect(found).toMatchObject({ name: 'inc-1-claims', members: [workspace.botUserId] });
  });

  test('says that a name is taken, and does not repeat it', async () => {
    const { slack } = await startNorthwind();
    expect(await outsideErrorOf(slack.createChannel(channels.incidents.name))).toMatchObject({
      code: 'name_taken',
      retry: { kind: 'no' },
    });
  });
});

describe('findOwnChannel', () => {
  test('finds the channel whose creation was never answered', async () => {
    const { workspace, slack } = await startNorthwind();
    workspace.failNext({ method: 'conversations.create', error: 'internal_error', loseAnswer: true });
    expect(await outsideErrorOf(slack.createChannel('inc-2-claims'))).toMatchObject({ retry: { kind: 'uncertain' } });
    expect(await slack.findOwnChannel('inc-2-claims')).toMatchObject({ name: 'inc-2-claims' });
  });

  test('finds none that somebody else created, and none that does not exist', async () => {
    const { slack } = await startNorthwind();
    expect(await slack.findOwnChannel(channels.incidents.name)).toBeNull();
    expect(await slack.findOwnChannel('inc-404')).toBeNull();
  });

  test('looks through every page', async () => {
    const { server, slack } = await clientFor((form, { path }) => {
      if (path === '/api/auth.test') {
        const identity = { team_id: 'T1', team: 'T', url: 'https://t.slack.com/', user_id: 'U1', bot_id: 'B1' };
        return { body: { ok: true, ...identity } };
      }
      const last = form.get('cursor') === 'page-2';
      const channel = { id: last ? 'C2' : 'C1', name: last ? 'inc-3' : 'inc-2', creator: 'U1' };
      const next = { next_cursor: last ? '' : 'page-2' };
      return { body: { ok: true, channels: [channel], response_metadata: next } };
    });
    expect(await slack.findOwnChannel('inc-3')).toEqual({ id: 'C2', name: 'inc-3' });
    expect(await slack.findOwnChannel('inc-4')).toBeNull();
    expect(server.requests.filter((request) => request.path === '/api/auth.test')).toHaveLength(1);
  });
});

describe('setTopic', () => {
  test('sets the topic', async () => {
    const { workspace, slack } = await startNorthwind();
    const { id } = await slack.createChannel('inc-1');
    await slack.setTopic(id, 'claims-api is slow');
    const channel = workspace.view(people.maya.id).channels.find((one) => one.id === id);
    expect(channel?.topic).toBe('claims-api is slow');
  });

  test('says that a topic is too long', async () => {
    const { slack } = await startNorthwind();
    const { id } = await slack.createChannel('inc-1');
    expect(await outsideErrorOf(slack.setTopic(id, 'x'.repeat(251)))).toMatchObject({ code: 'too_long' });
  });
});

describe('invite', () => {
  test('lets in whom it can, and tells who was left out and why', async () => {
    const { workspace, slack } = await startNorthwind();
    const { id } = await slack.createChannel('inc-1');
    expect(await slack.invite(id, [people.maya.id, 'U0NOBODY00', people.devon.id])).toEqual({
      present: [people.maya.id, people.devon.id],
      failed: [{ user: 'U0NOBODY00', error: 'user_not_found' }],
    });
    const channel = workspace.view(people.maya.id).channels.find((one) => one.id === id);
    expect(channel?.members).toEqual(expect.arrayContaining([people.maya.id, people.devon.id]));
  });

  test('counts somebody who is there already as present', async () => {
    const { slack } = await startNorthwind();
    const { id } = await slack.createChannel('inc-1');
    await slack.invite(id, [people.maya.id]);
    expect(await slack.invite(id, [people.maya.id])).toEqual({ present: [people.maya.id], failed: [] });
    expect(await slack.invite(id, [people.maya.id, people.devon.id])).toMatchObject({ failed: [] });
  });

  test('gives the failures as data when nobody could be let in', async () => {
    const { slack } = await startNorthwind();
    const { id } = await slack.createChannel('inc-1');
    const result = await slack.invite(id, ['U0NOBODY00', 'U0NOBODY01']);
    expect(result.present).toEqual([]);
    expect(result.failed.map((one) => one.user)).toEqual(['U0NOBODY00', 'U0NOBODY01']);
  });

  test('reads a refusal of one person that comes without a list', async () => {
    const { slack } = await clientFor(() => ({ body: { ok: false, error: 'user_is_restricted' } }));
    expect(await slack.invite('C1', ['U1'])).toEqual({
      present: [],
      failed: [{ user: 'U1', error: 'user_is_restricted' }],
    });
  });

  test('fails as a whole when the channel is what is wrong', async () => {
    const { slack } = await startNorthwind();
    expect(await outsideErrorOf(slack.invite('C0NOWHERE00', [people.maya.id]))).toMatchObject({
      code: 'channel_not_found',
      retry: { kind: 'no' },
    });
  });

  test('invites more than a hundred people, a hundred at a time', async () => {
    const { server, slack } = await clientFor(() => ({ body: { ok: true, channel: { id: 'C1' } } }));
    const everyone = Array.from({ length: 230 }, (_, index) => `U${index}`);
    expect((await slack.invite('C1', everyone)).present).toEqual(everyone);
    const sizes = server.requests.map(({ body }) => new URLSearchParams(body).get('users')?.split(',').length);
    expect(sizes).toEqual([100, 100, 30]);
  });

  test('calls nobody when there is nobody to invite', async () => {
    const { server, slack } = await clientFor(() => 'reset');
    expect(await slack.invite('C1', [])).toEqual({ present: [], failed: [] });
    expect(server.requests).toEqual([]);
  });
});
