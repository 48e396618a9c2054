import { createHmac } from 'node:crypto';
import { App, LogLevel, ReceiverMultipleAckError } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { createSlackReceiver } from '#handlers/slack/receiver.ts';
import { readableLog } from './readable-log.ts';

const signingSecret = 'secret-of-this-test';
const now = new Date('2026-11-22T02:14:00Z');

/** A Bolt app behind the receiver, and Slack's side of the wire. */
function stand(configure: (app: App) => void, ackTimeoutMs = 3000) {
  const { log, lines } = readableLog();
  let clockMs = now.getTime();
  const clock = { now: () => new Date(clockMs) };
  const { app: http, receiver } = createSlackReceiver({ signingSecret, clock, log, ackTimeoutMs });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-test' }),
    logLevel: LogLevel.ERROR,
    extendedErrorHandler: true,
  });
  app.error(async ({ error }: { error: Error }) => {
    throw error;
  });
  configure(app);
  const post = async (body: string, options: { type?: string; skewS?: number; headers?: object } = {}) => {
    const timestamp = String(Math.floor(now.getTime() / 1000) + (options.skewS ?? 0));
    const mac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    return await http.request('/slack/events', {
      method: 'POST',
      body,
      headers: {
        'content-type': options.type ?? 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${mac}`,
        ...options.headers,
      },
    });
  };
  return { http, lines, post, elapse: (ms: number) => (clockMs += ms) };
}

const command = (fields: Record<string, string> = {}) =>
  new URLSearchParams({ command: '/incident', text: 'list', user_id: 'U1', team_id: 'T1', ...fields }).toString();
const press = (actionId: string) =>
  new URLSearchParams({
    payload: JSON.stringify({
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: 'U1' },
      actions: [{ type: 'button', action_id: actionId, value: 'v' }],
    }),
  }).toString();
const json = 'application/json';

describe('createSlackReceiver', () => {
  it('answers with nothing, text or JSON, as the listener acknowledges', async () => {
    const { post } = stand((app) => {
      app.command('/incident', async ({ ack, command: { text } }) => {
        await (text === 'nothing' ? ack() : ack(text === 'text' ? 'plain' : { text: 'rich' }));
      });
    });
    const nothing = await post(command({ text: 'nothing' }));
    expect([nothing.status, await nothing.text()]).toEqual([200, '']);
    const text = await post(command({ text: 'text' }));
    expect([text.status, await text.text()]).toEqual([200, 'plain']);
    const rich = await post(command({ text: 'object' }));
    expect([rich.headers.get('content-type'), await rich.json()]).toEqual(['application/json', { text: 'rich' }]);
  });

  it('reads interactions out of their form, whatever parameters the content type has', async () => {
    let pressed = '';
    const { post } = stand((app) => {
      app.action('approve', async ({ ack, payload }) => {
        pressed = 'value' in payload && typeof payload.value === 'string' ? payload.value : '';
        await ack();
      });
    });
    const response = await post(press('approve'), { type: 'application/x-www-form-urlencoded; charset=UTF-8' });
    expect([response.status, pressed]).toEqual([200, 'v']);
  });

  it('hands events over with the number and the reason of their repetition', async () => {
    let context: unknown;
    const { post } = stand((app) => {
      app.event('app_mention', async ({ context: { retryNum, retryReason } }) => {
        context = { retryNum, retryReason };
      });
    });
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event: { type: 'app_mention', user: 'U1' } });
    const headers = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
    expect((await post(body, { type: json, headers })).status).toBe(200);
    expect(context).toEqual({ retryNum: 2, retryReason: 'http_timeout' });
  });

  it('echoes the challenge of url_verification, as often as it is asked', async () => {
    const { post } = stand(() => {});
    const body = JSON.stringify({ type: 'url_verification', token: 't', challenge: 'c-123' });
    expect(await (await post(body, { type: json })).json()).toEqual({ challenge: 'c-123' });
    expect(await (await post(body, { type: json })).json()).toEqual({ challenge: 'c-123' });
  });

  it("answers Slack's probe of the certificate, signed or not, and does nothing else with it", async () => {
    let calls = 0;
    const { http, post } = stand((app) => {
      app.command('/incident', async ({ ack }) => {
        calls += 1;
        await ack();
      });
    });
    const body = command({ ssl_check: '1' });
    expect((await post(body)).status).toBe(200);
    const unsigned = { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await http.request('/slack/events', unsigned)).status).toBe(200);
    expect(calls).toBe(0);
  });

  it.each([
    [301, 'future'],
    [-301, 'past'],
    [86_400, 'far future'],
  ])('refuses a request signed %i seconds away, in the %s', async (skewS) => {
    const { post, lines } = stand(() => {});
    const response = await post(command(), { skewS });
    expect([response.status, await response.json()]).toEqual([401, { error: 'timestamp_out_of_window' }]);
    expect(lines.map((line) => line.level)).toEqual(['warn']);
  });

  it('refuses what Slack did not sign before looking into it', async () => {
    const { http, post } = stand(() => {});
    const bare = await http.request('/slack/events', { method: 'POST', body: '{not json' });
    expect([bare.status, await bare.json()]).toEqual([401, { error: 'signature_missing' }]);
    const forged = await post(command(), { headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } });
    expect([forged.status, await forged.json()]).toEqual([401, { error: 'signature_mismatch' }]);
  });

  it('serves a request once that is played again within its five minutes', async () => {
    let calls = 0;
    const { post, elapse, lines } = stand((app) => {
      app.command('/incident', async ({ ack }) => {
        calls += 1;
        await ack('first');
      });
    });
    expect(await (await post(command())).text()).toBe('first');
    elapse(299_000);
    const replay = await post(command());
    expect([replay.status, await replay.text(), calls]).toEqual([200, '', 1]);
    expect(lines.at(-1)?.message).toContain('played a second time');
    elapse(2000);
    expect((await post(command())).status).toBe(401);
  });

  it('serves a request again whose first attempt failed', async () => {
    let calls = 0;
    const { post } = stand((app) => {
      app.command('/incident', async ({ ack }) => {
        calls += 1;
        if (calls === 1) throw new Error('the database is away');
        await ack('second');
      });
    });
    expect((await post(command())).status).toBe(500);
    expect(await (await post(command())).text()).toBe('second');
  });

  it('says 500 and nothing more when a listener fails, and logs why', async () => {
    const { post, lines } = stand((app) => {
      app.command('/incident', async () => {
        throw new Error('password=hunter2');
      });
    });
    const response = await post(command());
    const text = await response.text();
    expect([response.status, text]).toEqual([500, '{"error":"internal_error"}']);
    const failure = lines.find((line) => line.level === 'error');
    expect(failure?.facts).toMatchObject({ gesture: 'command /incident' });
  });

  it('says 408 when nothing acknowledges in time, names the gesture in the log, and bears a late acknowledgement', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const { post, lines } = stand((app) => {
      app.action('slow', async ({ ack }) => {
        await released;
        await ack();
        finish();
      });
    }, 5);
    const response = await post(press('slow'));
    expect([response.status, await response.json()]).toEqual([408, { error: 'ack_timeout' }]);
    expect(lines.at(-1)).toMatchObject({ level: 'error', facts: { gesture: 'block_actions slow' } });
    release();
    await finished;
    expect(lines.at(-1)?.message).toContain('after Slack had given up');
  });

  it('says 404 at once when nothing handles the gesture', async () => {
    const { post, lines } = stand(() => {});
    const response = await post(press('unheard-of'));
    expect([response.status, await response.json()]).toEqual([404, { error: 'not_handled' }]);
    expect(lines.at(-1)?.facts).toEqual({ gesture: 'block_actions unheard-of' });
  });

  it('throws at a second acknowledgement', async () => {
    const { promise: second, resolve } = Promise.withResolvers<unknown>();
    const { post } = stand((app) => {
      app.command('/incident', async ({ ack }) => {
        await ack('one');
        await ack('two').catch(resolve);
      });
    });
    expect(await (await post(command())).text()).toBe('one');
    expect(await second).toBeInstanceOf(ReceiverMultipleAckError);
  });

  it('refuses other media types, broken bodies, large bodies and other methods', async () => {
    const { http, post } = stand(() => {});
    expect((await post('<xml/>', { type: 'text/xml' })).status).toBe(415);
    expect((await post('{"a":', { type: json })).status).toBe(400);
    expect((await post('[1]', { type: json })).status).toBe(400);
    expect((await post('payload=%7B', {})).status).toBe(400);
    expect((await post('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    const get = await http.request('/slack/events');
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
