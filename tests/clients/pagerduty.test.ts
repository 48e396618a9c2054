import { afterEach, describe, expect, test } from 'vitest';
import { createPagerDutyClient, type PagerDutyEvent } from '#clients/pagerduty.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyServer } from '#tests/support/tiny-server.ts';

let server: TinyServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const accepted: TinyAnswer = { status: 202, body: { status: 'success', message: 'Event processed', dedup_key: 'k' } };

async function send(event: Partial<PagerDutyEvent>, answer: TinyAnswer = accepted): Promise<unknown> {
  server = await startTinyServer(() => answer, { tls: true });
  const pagerduty = createPagerDutyClient({ routingKey: 'R1', server: server.address, caPem: server.caPem });
  await pagerduty.send({
    action: 'trigger',
    dedupKey: 'incident-7',
    summary: 'claims-api is slow',
    severity: 'sev2',
    source: 'claims-api',
    ...event,
  });
  return JSON.parse(server.requests[0]?.body ?? '');
}

describe('send', () => {
  test('sends one event in the form of Events API v2', async () => {
    const sent = await send({
      customDetails: { namespace: 'claims' },
      links: [{ href: 'https://example.slack.com/archives/C1', text: 'Channel' }],
      at: new Date('2026-03-01T03:00:00Z'),
    });
    expect(sent).toEqual({
      routing_key: 'R1',
      event_action: 'trigger',
      dedup_key: 'incident-7',
      payload: {
        summary: 'claims-api is slow',
        source: 'claims-api',
        severity: 'error',
        timestamp: '2026-03-01T03:00:00.000Z',
        custom_details: { namespace: 'claims' },
      },
      links: [{ href: 'https://example.slack.com/archives/C1', text: 'Channel' }],
    });
    expect(server?.requests).toHaveLength(1);
    expect(server?.requests[0]).toMatchObject({ method: 'POST', path: '/v2/enqueue' });
  });

  test.each(['acknowledge', 'resolve'] as const)('sends %s under the same key', async (action) => {
    expect(await send({ action })).toMatchObject({ event_action: action, dedup_key: 'incident-7' });
  });

  test.each([
    ['sev1', 'critical'],
    ['sev2', 'error'],
    ['sev3', 'warning'],
    ['sev4', 'info'],
  ] as const)('says %s as %s', async (severity, word) => {
    expect(await send({ severity })).toMatchObject({ payload: { severity: word } });
  });

  test('cuts a summary at 1,024 characters and never through one', async () => {
    const sent = await send({ summary: `${'a'.repeat(1022)}🔥🔥` });
    expect(sent).toMatchObject({ payload: { summary: `${'a'.repeat(1022)}…` } });
  });

  test('refuses a key that PagerDuty would not take, before sending', async () => {
    const pagerduty = createPagerDutyClient({ routingKey: 'R1' });
    const event = { action: 'resolve', summary: '', severity: 'sev1', source: '' } as const;
    for (const dedupKey of ['', 'k'.repeat(256)]) {
      const error = await outsideErrorOf(pagerduty.send({ ...event, dedupKey }));
      expect(error).toMatchObject({ code: 'invalid_dedup_key', retry: { kind: 'no' } });
      expect(error.message).toContain(`it has ${dedupKey.length}`);
    }
  });

  test('aborts when the app stops', async () => {
    server = await startTinyServer(() => 'hang', { tls: true });
    const stopping = new AbortController();
    const pagerduty = createPagerDutyClient({
      routingKey: 'R1',
      server: server.address,
      caPem: server.caPem,
      signal: stopping.signal,
    });
    const event = { action: 'trigger', dedupKey: 'k', summary: 's', severity: 'sev1', source: 'x' } as const;
    const failed = outsideErrorOf(pagerduty.send(event));
    await server.reached;
    stopping.abort();
    expect(await failed).toMatchObject({ code: 'aborted' });
  });
});
