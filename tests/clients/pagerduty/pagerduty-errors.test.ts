import { afterEach, describe, expect, test } from 'vitest';
import { createPagerDutyClient } from '#clients/pagerduty.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyServer } from '#tests/support/tiny-server.ts';

const event = { action: 'trigger', dedupKey: 'k', summary: 's', severity: 'sev1', source: 'x' } as const;

let server: TinyServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function failureFor(answer: TinyAnswer, trusted = true) {
  server = await startTinyServer(() => answer, { tls: true });
  const pagerduty = createPagerDutyClient({
    routingKey: 'R1',
    server: server.address,
    timeoutMs: answer === 'hang' ? 30 : 2000,
    ...(trusted ? { caPem: server.caPem } : {}),
  });
  return outsideErrorOf(pagerduty.send(event));
}

describe("PagerDuty's refusals", () => {
  test('never repeats an event that PagerDuty calls invalid, and says why', async () => {
    const body = { status: 'invalid event', message: 'Event object is invalid', errors: ["'source' is missing"] };
    const error = await failureFor({ status: 400, body });
    expect(error).toMatchObject({ system: 'pagerduty', code: 'http_400', retry: { kind: 'no' } });
    expect(error.message).toContain("Event object is invalid; 'source' is missing");
  });

  test('asks once and waits at a rate limit, where the library would ask four times', async () => {
    const error = await failureFor({ status: 429, body: { status: 'throttle exceeded' } });
    expect(error).toMatchObject({ code: 'http_429', retry: { kind: 'safe', afterMs: 30_000 } });
    expect(server?.requests).toHaveLength(1);
  });

  test('repeats an event that met HTTP 500', async () => {
    const error = await failureFor({ status: 500, body: { status: 'error' } });
    expect(error).toMatchObject({ code: 'http_500', retry: { kind: 'safe' } });
  });

  test('points at the integration key when the address or the key is unknown', async () => {
    expect((await failureFor({ status: 404, body: {} })).message).toContain('integration key');
  });
});

describe('no proper answer', () => {
  test.each([
    ['in time', 'hang', 'timeout'],
    ['before the connection was cut', 'reset', 'ECONNRESET'],
    ['in JSON', { status: 502, body: '<html>' }, 'unreadable_answer'],
  ] as const)(
    'repeats an event that was not answered %s, because its key makes it one',
    async (_when, answer, code) => {
      expect(await failureFor(answer)).toMatchObject({ code, retry: { kind: 'safe' } });
    },
  );

  test('repeats an event that could not be sent', async () => {
    const pagerduty = createPagerDutyClient({ routingKey: 'R1', server: await closedAddress() });
    expect(await outsideErrorOf(pagerduty.send(event))).toMatchObject({
      code: 'ECONNREFUSED',
      retry: { kind: 'safe' },
    });
  });

  test('trusts no certificate of an unknown authority', async () => {
    const error = await failureFor({ status: 202, body: {} }, false);
    expect(error).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', retry: { kind: 'safe' } });
    expect(server?.requests).toHaveLength(0);
  });
});
