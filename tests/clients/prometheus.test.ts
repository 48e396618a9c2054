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
    expect(await prometheus.query('scalar(x)')).toEqual({ series: [{ labels: {}, value: 2, at }] });
  });

  test.each([
    [
      'a store of Thanos that did not answer',
      { warnings: ['No StoreAPIs matched', 'store b: timeout'] },
      'matched; store b',
    ],
    ['a remark beside it', { warnings: ['PromQL info: x', 'remote read: 502'] }, 'remote read: 502'],
    ['a node of VictoriaMetrics that did not answer', { isPartial: true }, 'a storage node did not answer'],
  ])('refuses an answer in part, for it may pass: %s', async (_, more, words) => {
    const prometheus = await clientFor(success({ resultType: 'vector', result: [] }, more));
    const error = await outsideErrorOf(prometheus.query('x'));
    expect(error).toMatchObject({ code: 'partial_answer', retry: { kind: 'safe' } });
    expect(error.message).toContain('answered only in part: ');
    expect(error.message).toContain(words);
  });

  test('takes an answer in part where the installation accepts it', async () => {
    const answer = success({ resultType: 'scalar', result: [1772334000.25, '2'] }, { isPartial: true });
    const prometheus = await clientFor(answer, { partialAnswers: 'accept' });
    expect((await prometheus.query('x')).series[0]?.value).toBe(2);
  });

  test("does not mind PromQL's remarks on the expression", async () => {
    const warnings = ['PromQL info: metric might not be a counter', 'PromQL warning: bucket label "le" is missing'];
    const prometheus = await clientFor(success({ resultType: 'vector', result: [] }, { warnings, isPartial: false }));
    expect(await prometheus.query('x')).toEqual({ series: [] });
  });

  test('refuses native histograms, which have no single value', async () => {
    const prometheus = await clientFor(vector({ metric: {}, histogram: [1772334000, { count: '1' }] }));
    const error = await outsideErrorOf(prometheus.query('x'));
    expect(error).toMatchObject({ code: 'wrong_result_type', retry: { kind: 'no' } });
    expect(error.message).toContain('1 native histograms, which have no single value: use histogram_quantile(…)');
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
    });
    expect(Object.fromEntries(new URLSearchParams(server?.requests[0]?.body))).toMatchObject({
      start: '1772334000.250',
      end: '1772334015.250',
      step: '15',
    });
  });

  test('refuses an answer in part too', async () => {
    const prometheus = await clientFor(success({ resultType: 'matrix', result: [] }, { isPartial: true }));
    const asked = prometheus.queryRange({ query: 'x', start: at, end: at, stepMs: 1000 });
    expect(await outsideErrorOf(asked)).toMatchObject({ code: 'partial_answer' });
  });
});
