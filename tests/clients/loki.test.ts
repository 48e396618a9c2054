import { afterEach, describe, expect, test } from 'vitest';
import { createLokiClient, type LokiClient, type LokiOptions } from '#clients/loki.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyServer } from '#tests/support/tiny-server.ts';

let server: TinyServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function clientFor(answer: TinyAnswer, options: Partial<LokiOptions> = {}): Promise<LokiClient> {
  server = await startTinyServer(() => answer);
  return createLokiClient({ url: server.url, ...options });
}
const success = (resultType: string, result: unknown): TinyAnswer => ({
  body: { status: 'success', data: { resultType, result, stats: {} } },
});
const at = new Date('2026-03-01T03:00:00.250Z');
const range = { query: '{a="b"}', start: new Date(at.getTime() - 60_000), end: at, limit: 20 };
const form = () => Object.fromEntries(new URLSearchParams(server?.requests[0]?.body));

describe('query', () => {
  test('posts the expression and gives one value a series', async () => {
    const loki = await clientFor(
      success('vector', [
        { metric: { a: '1' }, value: [1772334000.25, '98'] },
        { metric: { a: '2' }, value: [1772334000.25, 'NaN'] },
        { metric: { a: '3' }, value: [1772334000, '+Inf'] },
      ]),
    );
    expect(await loki.query('sum by (a) (rate({a="1"}[5m]))')).toEqual({
      series: [
        { labels: { a: '1' }, value: 98 },
        { labels: { a: '2' }, value: Number.NaN },
        { labels: { a: '3' }, value: Infinity },
      ],
    });
    expect(server?.requests[0]).toMatchObject({ method: 'POST', path: '/loki/api/v1/query' });
    expect(form()).toEqual({ query: 'sum by (a) (rate({a="1"}[5m]))' });
  });

  test('gives a scalar as one entry without labels', async () => {
    const loki = await clientFor(success('scalar', [1772334000.25, '2']));
    expect(await loki.query('1 + 1')).toEqual({ series: [{ labels: {}, value: 2 }] });
  });

  test.each(['streams', 'matrix'])('refuses %s, with the way out', async (type) => {
    const loki = await clientFor(success(type, []));
    const error = await outsideErrorOf(loki.query('{a="b"}'));
    expect(error).toMatchObject({ code: 'wrong_result_type', retry: { kind: 'no' } });
  });
});

describe('lines', () => {
  test('asks for the newest ones of a stretch of time, in nanoseconds', async () => {
    const loki = await clientFor(success('streams', []));
    expect(await loki.lines(range)).toEqual({ lines: [] });
    expect(server?.requests[0]?.path).toBe('/loki/api/v1/query_range');
    expect(form()).toEqual({
      query: '{a="b"}',
      start: '1772333940250000000',
      end: '1772334000250000000',
      limit: '20',
      direction: 'backward',
    });
  });

  test('gives the lines of all streams together, newest first to the nanosecond', async () => {
    const loki = await clientFor(
      success('streams', [
        {
          stream: { pod: '1' },
          values: [
            ['1772334000250000003', 'c'],
            ['1772334000250000001', 'a', { trace: 't' }],
          ],
        },
        { stream: { pod: '2' }, values: [['1772334000250000002', 'b']] },
      ]),
    );
    expect((await loki.lines(range)).lines).toEqual([
      { at, labels: { pod: '1' }, line: 'c' },
      { at, labels: { pod: '2' }, line: 'b' },
      { at, labels: { pod: '1' }, line: 'a' },
    ]);
  });

  test('refuses numbers, with the way out', async () => {
    const loki = await clientFor(success('matrix', []));
    const error = await outsideErrorOf(loki.lines({ ...range, query: 'rate({a="b"}[1m])' }));
    expect(error).toMatchObject({ code: 'wrong_result_type' });
    expect(error.message).toContain('ask for lines');
  });
});

test('names its tenant and who it is, behind a path prefix too', async () => {
  server = await startTinyServer(() => success('vector', []));
  const auth = { kind: 'basic', username: 'ü', password: 'p:q' } as const;
  await createLokiClient({ url: `${server.url}/logs/`, tenant: 'north', auth }).query('1');
  await createLokiClient({ url: server.url, auth: { kind: 'bearer', token: 't' } }).query('1');
  const [basic, bearer] = server.requests;
  expect(basic?.path).toBe('/logs/loki/api/v1/query');
  expect(basic?.headers).toMatchObject({
    'x-scope-orgid': 'north',
    authorization: `Basic ${Buffer.from('ü:p:q').toString('base64')}`,
  });
  expect(bearer?.headers.authorization).toBe('Bearer t');
  expect(bearer?.headers).not.toHaveProperty('x-scope-orgid');
});

describe('a failure', () => {
  test('on the way may pass', async () => {
    const loki = createLokiClient({ url: `http://${await closedAddress()}` });
    expect(await outsideErrorOf(loki.query('1'))).toMatchObject({ code: 'ECONNREFUSED', retry: { kind: 'safe' } });
  });

  test('to answer in time may pass', async () => {
    const loki = await clientFor('hang', { timeoutMs: 50 });
    expect(await outsideErrorOf(loki.query('1'))).toMatchObject({ code: 'timeout', retry: { kind: 'safe' } });
  });

  test('is told when the app stops', async () => {
    const stopping = new AbortController();
    const loki = await clientFor('hang', { signal: stopping.signal });
    const failed = outsideErrorOf(loki.query('1'));
    await server?.reached;
    stopping.abort();
    expect(await failed).toMatchObject({ code: 'aborted' });
  });

  test('to promise what the API promises may pass', async () => {
    const loki = await clientFor({ body: '<html>' });
    expect(await outsideErrorOf(loki.query('1'))).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'safe' } });
  });
});
