import { afterEach, describe, expect, test } from 'vitest';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyServer } from '#tests/support/tiny-server.ts';

let server: TinyServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function failureFor(answer: TinyAnswer) {
  server = await startTinyServer(() => answer);
  const timeoutMs = answer === 'hang' ? 30 : 2000;
  return outsideErrorOf(createPrometheusClient({ url: server.url, timeoutMs }).query('x'));
}
const envelope = (status: number, errorType: string): TinyAnswer => ({
  status,
  body: { status: 'error', errorType, error: 'what is wrong' },
});

describe("Prometheus' refusals", () => {
  test.each([
    [400, 'bad_data'],
    [422, 'execution'],
    [404, 'not_found'],
  ])('never repeats HTTP %i %s', async (status, errorType) => {
    const error = await failureFor(envelope(status, errorType));
    expect(error).toMatchObject({ system: 'prometheus', code: errorType, retry: { kind: 'no' } });
    expect(error.message).toBe(`prometheus: ${errorType}: what is wrong`);
  });

  test.each([
    [503, 'timeout'],
    [503, 'canceled'],
    [499, 'canceled'],
    [503, 'unavailable'],
    [500, 'internal'],
  ])('repeats HTTP %i %s', async (status, errorType) => {
    expect(await failureFor(envelope(status, errorType))).toMatchObject({ code: errorType, retry: { kind: 'safe' } });
  });

  test('waits as long as a server under load asks', async () => {
    const error = await failureFor({ status: 429, headers: { 'retry-after': '9' } });
    expect(error).toMatchObject({ code: 'http_429', retry: { kind: 'safe', afterMs: 9000 } });
  });

  test.each([
    [401, 'credentials'],
    [403, 'credentials'],
    [404, 'URL'],
  ])('names the setting to check for a bare HTTP %i', async (status, word) => {
    const error = await failureFor({ status, body: 'no' });
    expect(error).toMatchObject({ code: `http_${status}`, retry: { kind: 'no' } });
    expect(error.message).toContain(word);
  });

  test('does not follow a login proxy, and says where it led', async () => {
    const error = await failureFor({ status: 302, headers: { location: 'https://login.example/' } });
    expect(error).toMatchObject({ code: 'redirected', retry: { kind: 'no' } });
    expect(error.message).toContain('https://login.example/');
  });
});

describe('no proper answer', () => {
  test.each([
    ['a page', '<html>'],
    ['half an answer', '{"status":"success","data":{"resultType":"vec'],
    ['another API', '{"status":"success","data":{"resultType":"cube","result":[]}}'],
  ])('repeats a query answered by %s', async (_what, body) => {
    expect(await failureFor({ body })).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'safe' } });
  });

  test.each([
    ['hang', 'timeout'],
    ['reset', 'UND_ERR_SOCKET'],
  ] as const)('repeats a query after %s', async (answer, code) => {
    expect(await failureFor(answer)).toMatchObject({ code, retry: { kind: 'safe' } });
  });

  test('repeats a query that could not be sent', async () => {
    const prometheus = createPrometheusClient({ url: `http://${await closedAddress()}` });
    expect(await outsideErrorOf(prometheus.query('x'))).toMatchObject({
      code: 'ECONNREFUSED',
      retry: { kind: 'safe' },
    });
  });
});
