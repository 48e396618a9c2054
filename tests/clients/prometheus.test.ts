import { afterEach, describe, expect, test } from 'vitest';
import { createPrometheusClient, type PrometheusClient, type PrometheusOptions } from '#clients/prometheus.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer, type TinyAnswer, type TinyServer } from '#tests/support/tiny-server.ts';

let server: TinyServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function clientFor(answer: TinyAnswer, options: Partial<PrometheusOptions> = {}): Promise<PrometheusClient> {
  server = await startTinyServer(() => answer);
  return createPrometheusClient({ url: server.url, ...options });
}
const success = (data: object, more: object = {}): TinyAnswer => ({ body: { status: 'success', data, ...more } });
const vector = (...result: object[]) => success({ resultType: 'vector', result });
const at = new Date('2026-03-01T03:00:00.250Z');

describe('query', () => {
  test('posts the expression as a form, with the instant and the deadline', async () => {
    const prometheus = await clientFor(vector(), { timeoutMs: 4000 });
    await prometheus.query('up{job="a"} + 1', at);
    const [request] = server?.requests ?? [];
    expect(request).toMatchObject({ method: 'POST', path: '/api/v1/query' });
    expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      query: 'up{job="a"} + 1',
      time: '1772334000.250',
      timeout: '4000ms',
    });
  });

  test('keeps values that are not numbers, and infinite ones', async () => {
    const prometheus = await clientFor(
      vector(
        { metric: { a: '1' }, value: [1772334000.25, 'NaN'] },
        { metric: { a: '2' }, value: [1772334000.25, '+Inf'] },
        { metric: { a: '3' }, value: [1772334000.25, '-Inf'] },
        { metric: { a: '4' }, value: [1772334000.25, '9.8e+01'] },
      ),
    );
    const { series } = await prometheus.query('x');
    expect(series.map((one) => one.value)).toEqual([Number.NaN, Infinity, -Infinity, 98]);
    expect(series[3]).toEqual({ labels: { a: '4' }, value: 98, at });
  });

  test('gives a scalar as one entry without labels', async () => {
    const prometheus = await clientFor(success({ resultType: 'scalar', result: [1772334000.25, '2'] }));
    expect(await prometheus.query('scalar(x)')).toEqual({ series: [{ labels: {}, value: 2, at }], warnings: [] });
  });

  test("hands on the server's warnings", async () => {
    const prometheus = await clientFor(success({ resultType: 'vector', result: [] }, { warnings: ['partial'] }));
    expect((await prometheus.query('x')).warnings).toEqual(['partial']);
  });

  test('leaves native histograms out and says so', async () => {
    const prometheus = await clientFor(vector({ metric: {}, histogram: [1772334000, { count: '1' }] }));
    const { series, warnings } = await prometheus.query('x');
    expect(series).toEqual([]);
    expect(warnings.join()).toContain('1 series left out');
  });

  test('refuses an expression that gives a range of values, with the way out', async () => {
    const prometheus = await clientFor(success({ resultType: 'matrix', result: [] }));
    const error = await outsideErrorOf(prometheus.query('up[5m]'));
    expect(error).toMatchObject({ code: 'wrong_result_type', retry: { kind: 'no' } });
    expect(error.message).toContain('max_over_time');
  });

  test('authenticates by bearer token, or by user and password', async () => {
    const byToken = await clientFor(vector(), { auth: { kind: 'bearer', token: 't' } });
    await byToken.query('x');
    expect(server?.requests[0]?.headers.authorization).toBe('Bearer t');
    await server?.stop();
    const byPassword = await clientFor(vector(), { auth: { kind: 'basic', username: 'ü', password: 'p:q' } });
    await byPassword.query('x');
    expect(server?.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ü:p:q').toString('base64')}`);
  });

  test('keeps the path of an address behind a prefix, and sends further headers', async () => {
    server = await startTinyServer(() => vector());
    const headers = { 'X-Scope-OrgID': 'north' };
    await createPrometheusClient({ url: `${server.url}/prometheus/`, headers }).query('x');
    expect(server.requests[0]?.path).toBe('/prometheus/api/v1/query');
    expect(server.requests[0]?.headers['x-scope-orgid']).toBe('north');
  });

  test('aborts when the app stops', async () => {
    const stopping = new AbortController();
    const prometheus = await clientFor('hang', { signal: stopping.signal });
    const failed = outsideErrorOf(prometheus.query('x'));
    await server?.reached;
    stopping.abort();
    expect(await failed).toMatchObject({ code: 'aborted' });
  });
});

describe('queryRange', () => {
  test('asks for a stretch of time and gives each series its points', async () => {
    const result = [
      {
        metric: { a: '1' },
        values: [
          [1772334000.25, '1'],
          [1772334015.25, 'NaN'],
        ],
      },
    ];
    const prometheus = await clientFor(success({ resultType: 'matrix', result }));
    const end = new Date(at.getTime() + 15_000);
    expect(await prometheus.queryRange({ query: 'x', start: at, end, stepMs: 15_000 })).toEqual({
      series: [
        {
          labels: { a: '1' },
          points: [
            { at, value: 1 },
            { at: end, value: Number.NaN },
          ],
        },
      ],
      warnings: [],
    });
    expect(Object.fromEntries(new URLSearchParams(server?.requests[0]?.body))).toMatchObject({
      start: '1772334000.250',
      end: '1772334015.250',
      step: '15',
    });
  });
});
