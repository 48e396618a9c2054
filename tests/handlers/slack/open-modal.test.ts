import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModal } from '#handlers/slack/open-modal.ts';
import { rejectModal } from '#handlers/slack/views/reject-modal.ts';
import { startTinyServer, type TinyServer } from '#tests/support/tiny-server.ts';

describe('openModal', () => {
  let slack: TinyServer;
  let answer: object = { ok: true };
  beforeAll(async () => {
    slack = await startTinyServer(() => ({ body: answer }));
  });
  afterAll(() => slack.stop());
  const open = async (answers: object) => {
    answer = answers;
    const client = new webApi.WebClient('xoxb-test', { slackApiUrl: `${slack.url}/`, retryConfig: { retries: 0 } });
    return await openModal(client, 'trigger', rejectModal({ incident: 12, approval: 'a', what: 'Run it?' }));
  };

  it('says nothing when the form stands on the screen', async () => {
    expect(await open({ ok: true })).toBeNull();
    const sent = new URLSearchParams(slack.requests.at(-1)?.body);
    expect(sent.get('trigger_id')).toBe('trigger');
    expect(sent.get('view')).toContain('Why not?');
  });

  it.each(['trigger_expired', 'expired_trigger_id', 'exchanged_trigger_id'])(
    'asks to try once more when Slack says %s',
    async (error) => {
      expect((await open({ ok: false, error }))?.text).toContain('please try once more');
    },
  );

  it('leaves every other refusal to whoever logs it', async () => {
    await expect(open({ ok: false, error: 'invalid_arguments' })).rejects.toThrow(/invalid_arguments/);
  });
});
