import { describe, expect, test } from 'vitest';
import type { Workspace } from '#sandbox/contract.ts';
import { botScopes, manifestWith, without } from './manifest-fixture.ts';
import { clientOf, refusalOf, workspaceForTest, say } from './start-for-test.ts';

const form = 'application/x-www-form-urlencoded';

async function call(workspace: Workspace, method: string, init: RequestInit = {}) {
  const response = await fetch(`${workspace.apiUrl}${method}`, init);
  return { response, body: (await response.json()) as Record<string, unknown> };
}

const authorized = (workspace: Workspace) => ({ authorization: `Bearer ${workspace.botToken}` });

describe('tokens', () => {
  test('wants a token, and the right one', async () => {
    const workspace = await workspaceForTest();
    expect((await call(workspace, 'auth.test')).body).toEqual({ ok: false, error: 'not_authed' });
    expect(await refusalOf(clientOf(workspace, 'xoxb-wrong').auth.test())).toMatchObject({ error: 'invalid_auth' });
    expect(await clientOf(workspace).auth.test()).toMatchObject({ ok: true, user_id: workspace.botUserId });
  });

  test('opens sockets for the app token only, and posts for the bot token only', async () => {
    const workspace = await workspaceForTest();
    const asApp = clientOf(workspace, workspace.appToken);
    expect((await asApp.apps.connections.open({})).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\?ticket=/);
    expect((await refusalOf(clientOf(workspace).apps.connections.open({}))).error).toBe('not_allowed_token_type');
    expect((await refusalOf(say(asApp, { channel: 'general', text: 'x' }))).error).toBe('not_allowed_token_type');
  });

  test('takes the token from the header, a form field or the query', async () => {
    const workspace = await workspaceForTest();
    const token = workspace.botToken;
    const inForm = { method: 'POST', headers: { 'content-type': form }, body: `token=${token}` };
    expect((await call(workspace, 'auth.test', inForm)).body.ok).toBe(true);
    expect((await call(workspace, `auth.test?token=${token}`)).body.ok).toBe(true);
  });
});

describe('arguments', () => {
  test.for([
    ['a form with JSON inside', form, 'channel=incidents&text=hi&metadata={"event_type":"e","event_payload":{}}'],
    [
      'JSON',
      'application/json; charset=utf-8',
      '{"channel":"incidents","text":"hi","metadata":{"event_type":"e","event_payload":{}}}',
    ],
  ] as const)('come as %s', async ([, type, body]) => {
    const workspace = await workspaceForTest();
    const headers = { ...authorized(workspace), 'content-type': type };
    const posted = await call(workspace, 'chat.postMessage', { method: 'POST', headers, body });
    expect(posted.body).toMatchObject({ ok: true, message: { text: 'hi', metadata: { event_type: 'e' } } });
  });

  test('come in the query of a GET', async () => {
    const workspace = await workspaceForTest();
    const answer = await call(workspace, 'conversations.info?channel=C02INCIDENT&include_num_members=true', {
      headers: authorized(workspace),
    });
    expect(answer.body).toMatchObject({ ok: true, channel: { name: 'incidents', num_members: 9 } });
  });

  test('that are missing or wrong are named', async () => {
    const client = clientOf(await workspaceForTest());
    expect(await refusalOf(client.apiCall('chat.update', { channel: 'C02INCIDENT' }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: ts'] },
    });
    const history = client.apiCall('conversations.history', { channel: 'C02INCIDENT', limit: 'many' });
    expect(await refusalOf(history)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('[json-pointer:/limit]')] },
    });
  });

  test('that are no JSON are refused', async () => {
    const workspace = await workspaceForTest();
    const headers = { ...authorized(workspace), 'content-type': 'application/json' };
    const answer = await call(workspace, 'auth.test', { method: 'POST', headers, body: '{' });
    expect(answer.body).toEqual({ ok: false, error: 'invalid_json' });
  });
});

describe('scopes', () => {
  test('are those of the manifest, and a missing one is named with what there is', async () => {
    const scopes = without(botScopes, 'users:read.email');
    const workspace = await workspaceForTest({ manifest: manifestWith({ scopes }) });
    const refusal = await refusalOf(clientOf(workspace).users.lookupByEmail({ email: 'x@y.example' }));
    expect(refusal).toMatchObject({ error: 'missing_scope', needed: 'users:read.email', provided: scopes.join(',') });
  });

  test('are told in the headers of every answer', async () => {
    const { response_metadata: metadata } = await clientOf(await workspaceForTest()).pins.list({
      channel: 'C02INCIDENT',
    });
    expect(metadata?.scopes).toEqual(botScopes);
    expect(metadata?.acceptedScopes).toEqual(['pins:read']);
  });

  test('are those of the kind of channel', async () => {
    const scopes = without(botScopes, 'groups:write');
    const client = clientOf(await workspaceForTest({ manifest: manifestWith({ scopes }) }));
    expect((await client.conversations.create({ name: 'open' })).ok).toBe(true);
    expect(await refusalOf(client.conversations.create({ name: 'closed', is_private: true }))).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:write',
    });
  });

  test('are not asked for when the workspace is not strict', async () => {
    const manifest = manifestWith({ scopes: ['commands'], events: [] });
    const client = clientOf(await workspaceForTest({ manifest, strict: false }));
    expect((await say(client, { channel: 'general', text: 'hi' })).ok).toBe(true);
  });
});

test('an unknown method is an HTTP 200 that says so', async () => {
  const workspace = await workspaceForTest();
  const { response, body } = await call(workspace, 'chat.shout', { headers: authorized(workspace) });
  expect(response.status).toBe(200);
  expect(body).toMatchObject({ ok: false, error: 'unknown_method' });
});

test('api.test echoes what it gets and fails when asked to', async () => {
  const workspace = await workspaceForTest();
  expect((await call(workspace, 'api.test?foo=bar')).body).toEqual({ ok: true, args: { foo: 'bar' } });
  expect((await call(workspace, 'api.test?error=my_error')).body).toMatchObject({ ok: false, error: 'my_error' });
});

describe('rate limits', () => {
  test('answer 429 with Retry-After, and pass again when the time is over', async () => {
    let nowMs = Date.now();
    const workspace = await workspaceForTest({ now: () => new Date(nowMs) });
    const client = clientOf(workspace);
    const create = (index: number) => client.conversations.create({ name: `inc-${index}` });
    for (let index = 0; index < 20; index += 1) await create(index);
    await expect(create(20)).rejects.toMatchObject({ retryAfter: 3 });
    const raw = await call(workspace, 'conversations.create?name=inc-20', { headers: authorized(workspace) });
    expect(raw.response.status).toBe(429);
    expect(raw.response.headers.get('retry-after')).toBe('3');
    expect(raw.body).toEqual({ ok: false, error: 'ratelimited' });
    nowMs += 3000;
    expect((await create(20)).ok).toBe(true);
  });

  test('hold one channel to its pace without touching another', async () => {
    const client = clientOf(await workspaceForTest({ now: () => new Date(1_700_000_000_000) }));
    const post = (channel: string) => say(client, { channel, text: 'hi' });
    await client.conversations.create({ name: 'other' });
    for (let index = 0; index < 10; index += 1) await post('incidents');
    await expect(post('incidents')).rejects.toMatchObject({ retryAfter: 1 });
    expect((await post('other')).ok).toBe(true);
  });
});

describe('failures on demand', () => {
  test('strike the next calls of that method and no other', async () => {
    const workspace = await workspaceForTest();
    const client = clientOf(workspace);
    workspace.failNext({ method: 'chat.postMessage', error: 'fatal_error', times: 2 });
    const post = () => say(client, { channel: 'incidents', text: 'hi' });
    expect((await client.auth.test()).ok).toBe(true);
    expect((await refusalOf(post())).error).toBe('fatal_error');
    expect((await refusalOf(post())).error).toBe('fatal_error');
    expect((await post()).ok).toBe(true);
  });

  test('name a method that is there', async () => {
    const workspace = await workspaceForTest();
    expect(() => workspace.failNext({ method: 'chat.post', error: 'x' })).toThrow('there is no method "chat.post"');
  });

  test('can be a rate limit or a broken server', async () => {
    const workspace = await workspaceForTest();
    const client = clientOf(workspace);
    workspace.failNext({ method: 'auth.test', error: 'ratelimited', retryAfterS: 7 });
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
    workspace.failNext({ method: 'auth.test', error: 'internal_error', status: 503 });
    await expect(client.auth.test()).rejects.toMatchObject({ statusCode: 503 });
  });

  test('can lose the answer of a call that took effect', async () => {
    const workspace = await workspaceForTest();
    workspace.failNext({ method: 'conversations.create', error: 'internal_error', loseAnswer: true });
    await expect(clientOf(workspace).conversations.create({ name: 'inc-1' })).rejects.toMatchObject({
      statusCode: 500,
    });
    expect(workspace.view(workspace.botUserId).channels.map((each) => each.name)).toContain('inc-1');
  });
});

test('keeps a log of every call with its outcome', async () => {
  const workspace = await workspaceForTest();
  await clientOf(workspace).auth.test();
  await refusalOf(clientOf(workspace).users.info({ user: 'U404' }));
  expect(workspace.calls()).toMatchObject([
    { method: 'auth.test', ok: true, error: null },
    { method: 'users.info', args: { user: 'U404' }, ok: false, error: 'user_not_found' },
  ]);
});
