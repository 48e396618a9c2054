import { describe, expect, it } from 'vitest';
import { slackRefusal, tokenRefusal } from '#handlers/slack/slack-refusal.ts';

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { ok: false, error } });

describe('slackRefusal', () => {
  it("is Slack's own word, and nothing for other failures", () => {
    expect(slackRefusal(platform('channel_not_found'))).toBe('channel_not_found');
    expect(slackRefusal(platform('<html>502 Bad Gateway</html>'))).toBeNull();
    expect(slackRefusal(new Error('socket hang up'))).toBeNull();
  });
});

describe('tokenRefusal', () => {
  it('tells a token that will never do from trouble that passes', () => {
    expect(tokenRefusal(platform('token_revoked'))).toBe('token_revoked');
    for (const passing of ['internal_error', 'ratelimited', 'service_unavailable']) {
      expect(tokenRefusal(platform(passing))).toBeNull();
    }
  });
});
