import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { checkBotToken } from '#handlers/slack/check-bot-token.ts';
import { requiredScopes } from '#handlers/slack/required-scopes.ts';
import { startTinyServer, type TinyAnswer, type TinyServer } from '#tests/support/tiny-server.ts';
import { readableLog } from './readable-log.ts';

const identity = { ok: true, bot_id: 'B1', user_id: 'U1', team: 'Northwind' };
let server: TinyServer | undefined;

afterEach(async () => {
  await server?.stop();
});

async function check(answer: TinyAnswer) {
  server = await startTinyServer(() => answer);
  const { log, lines } = readableLog();
  const client = new webApi.WebClient(undefined, {
    slackApiUrl: `${server.url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  });
  return { result: checkBotToken(client, 'xoxb-test', log), lines };
}

describe('checkBotToken', () => {
  it('learns who the bot is', async () => {
    const { result, lines } = await check({
      headers: { 'x-oauth-scopes': Object.keys(requiredScopes).join(',') },
      body: identity,
    });
    expect(await result).toEqual({ botId: 'B1', botUserId: 'U1' });
    expect(lines).toEqual([{ level: 'info', facts: { team: 'Northwind' }, message: 'Connected to Slack' }]);
  });

  it('logs each scope that the token lacks, with what it is needed for', async () => {
    const granted = Object.keys(requiredScopes).filter((scope) => scope !== 'pins:write');
    const { result, lines } = await check({ headers: { 'x-oauth-scopes': granted.join(',') }, body: identity });
    await result;
    expect(lines[0]?.message).toBe(
      'The Slack bot token lacks the scope pins:write, needed for pinning the card in its channel; see docs/slack.md',
    );
  });

  it.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    'throws when Slack says %s, with the fix',
    async (error) => {
      const { result } = await check({ body: { ok: false, error } });
      await expect(result).rejects.toMatchObject({ code: error, message: expect.stringContaining('SLACK_BOT_TOKEN') });
    },
  );

  it.each([
    { status: 503 },
    { status: 429, headers: { 'retry-after': '30' }, body: { ok: false, error: 'ratelimited' } },
    { body: 'not Slack at all' },
    'reset',
  ] as const)('starts without Slack when it answers %j', async (answer) => {
    const { result, lines } = await check(answer);
    expect(await result).toBeNull();
    expect(lines.at(-1)).toMatchObject({ level: 'warn' });
  });
});
