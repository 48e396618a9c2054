import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createSlackCall } from '#clients/slack/slack-call.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyServer } from '#tests/support/tiny-server.ts';

let server: TinyServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe('createSlackCall', () => {
  test('gives the parsed answer of a call that carries the token', async () => {
    server = await startTinyServer(() => ({ body: { ok: true, url: 'https://example.slack.com/', other: 1 } }));
    const call = createSlackCall({ token: 'xoxb-1', apiUrl: `${server.url}/api/` });
    const answer = await call('auth.test', 'read', z.object({ url: z.string() }), (web) => web.auth.test());
    expect(answer).toEqual({ url: 'https://example.slack.com/' });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/auth.test',
      headers: { authorization: 'Bearer xoxb-1' },
    });
  });

  test('aborts the call under way when the app stops', async () => {
    server = await startTinyServer(() => 'hang');
    const stopping = new AbortController();
    const call = createSlackCall({ token: 'xoxb-1', apiUrl: `${server.url}/api/`, signal: stopping.signal });
    const failed = outsideErrorOf(call('auth.test', 'write', z.unknown(), (web) => web.auth.test()));
    await server.reached;
    stopping.abort();
    expect(await failed).toMatchObject({ code: 'aborted', retry: { kind: 'uncertain' } });
  });

  test('writes nothing to the console when a call fails', async () => {
    const written = vi.spyOn(console, 'error');
    const warned = vi.spyOn(console, 'warn');
    server = await startTinyServer(() => 'reset');
    const call = createSlackCall({ token: 'xoxb-1', apiUrl: `${server.url}/api/` });
    await outsideErrorOf(call('auth.test', 'read', z.unknown(), (web) => web.auth.test()));
    expect(written).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
