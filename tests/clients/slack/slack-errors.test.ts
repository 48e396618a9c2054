import { afterEach, describe, expect, test } from 'vitest';
import { createSlackClient, type SlackClient } from '#clients/slack.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyServer } from '#tests/support/tiny-server.ts';

let server: TinyServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function clientFor(answer: TinyAnswer, timeoutMs = 2000): Promise<SlackClient> {
  server = await startTinyServer(() => answer);
  return createSlackClient({ token: 'xoxb-test', apiUrl: `${server.url}/api/`, timeoutMs });
}
const refusal = (error: string, more: object = {}): TinyAnswer => ({ body: { ok: false, error, ...more } });
const post = (slack: SlackClient) => outsideErrorOf(slack.postMessage({ channel: 'C1', text: 'hello' }));
const read = (slack: SlackClient) => outsideErrorOf(slack.usergroupMembers('S1'));

describe("Slack's answers", () => {
  test('waits as long as Slack asks at a rate limit, and asks once', async () => {
    const error = await post(await clientFor({ status: 429, headers: { 'retry-after': '7' } }));
    expect(error).toMatchObject({
      system: 'slack',
      code: 'ratelimited',
      retry: { kind: 'safe', afterMs: 7000 },
      message: 'slack: chat.postMessage: too many calls',
    });
    expect(server?.requests).toHaveLength(1);
  });

  test('waits a second at a rate limit that names no wait', async () => {
    const error = await post(await clientFor({ status: 429 }));
    expect(error).toMatchObject({ code: 'ratelimited', retry: { kind: 'safe', afterMs: 1000 } });
  });

  test('reads a rate limit that comes as HTTP 200', async () => {
    expect(await post(await clientFor(refusal('ratelimited')))).toMatchObject({ retry: { kind: 'safe' } });
  });

  test.each(['name_taken', 'not_in_channel', 'channel_not_found', 'invalid_auth', 'msg_too_long', 'is_archived'])(
    'never repeats what Slack refuses with %s',
    async (code) => {
      expect(await post(await clientFor(refusal(code)))).toMatchObject({ code, retry: { kind: 'no' } });
    },
  );

  test('names the scope that is missing', async () => {
    const answer = refusal('missing_scope', { needed: 'chat:write', provided: 'commands' });
    const error = await post(await clientFor(answer));
    expect(error.message).toContain('grant the bot token the scope "chat:write" (it has: commands)');
  });

  test('hands on what Slack says about a wrong block', async () => {
    const messages = ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'];
    const error = await post(await clientFor(refusal('invalid_blocks', { response_metadata: { messages } })));
    expect(error.message).toContain('json-pointer:/blocks/0/text/text');
  });

  test.each(['internal_error', 'fatal_error'])('is uncertain about a write that ended in %s', async (code) => {
    expect(await post(await clientFor(refusal(code)))).toMatchObject({ code, retry: { kind: 'uncertain' } });
  });

  test('repeats a read that ended in internal_error', async () => {
    expect(await read(await clientFor(refusal('internal_error')))).toMatchObject({ retry: { kind: 'safe' } });
  });

  test('is uncertain about a write that ended in HTTP 500, and repeats a read', async () => {
    const slack = await clientFor({ status: 503, body: 'upstream', headers: { 'retry-after': '3' } });
    expect(await post(slack)).toMatchObject({ code: 'http_503', retry: { kind: 'uncertain' } });
    expect(await read(slack)).toMatchObject({ code: 'http_503', retry: { kind: 'safe', afterMs: 3000 } });
  });

  test('never repeats what a proxy forbids', async () => {
    expect(await post(await clientFor({ status: 403 }))).toMatchObject({ code: 'http_403', retry: { kind: 'no' } });
  });
});

describe('answers that are not Slack', () => {
  test.each([
    ['a page', '<html>login</html>'],
    ['an empty body', ''],
    ['JSON that is no object', 'null'],
  ])('is uncertain about a write answered by %s', async (_what, body) => {
    const error = await post(await clientFor({ body }));
    expect(error).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'uncertain' } });
  });

  test('is uncertain about a message whose answer lacks its timestamp', async () => {
    const error = await post(await clientFor({ body: { ok: true, channel: 'C1' } }));
    expect(error).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'uncertain' } });
    expect(error.message).toContain('ts');
  });
});

describe('no answer', () => {
  test('is uncertain about a write that was not answered in time', async () => {
    const error = await post(await clientFor('hang', 30));
    expect(error).toMatchObject({ code: 'timeout', retry: { kind: 'uncertain' } });
  });

  test('repeats a read that was not answered in time', async () => {
    expect(await read(await clientFor('hang', 30))).toMatchObject({ code: 'timeout', retry: { kind: 'safe' } });
  });

  test('is uncertain about a write whose connection was cut', async () => {
    expect(await post(await clientFor('reset'))).toMatchObject({ retry: { kind: 'uncertain' } });
  });

  test('repeats a write that could not be sent', async () => {
    const slack = createSlackClient({ token: 'xoxb-test', apiUrl: `http://${await closedAddress()}/api/` });
    expect(await post(slack)).toMatchObject({ code: 'ECONNREFUSED', retry: { kind: 'safe' } });
  });
});
