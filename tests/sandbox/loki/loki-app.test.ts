import { beforeEach, describe, expect, it } from 'vitest';
import { createLogStore, type LogStore } from '#sandbox/loki/log-store.ts';
import { createLokiApp } from '#sandbox/loki/loki-app.ts';

const nowMs = Date.parse('2026-03-01T03:00:00Z');
const nowS = nowMs / 1000;
let store: LogStore;
let app: ReturnType<typeof createLokiApp>;

beforeEach(() => {
  store = createLogStore({ retentionMs: 3_600_000 });
  app = createLokiApp({ store, nowMs: () => nowMs });
});

const ns = (secondsAgo: number): string => `${nowMs - secondsAgo * 1000}000000`;
const api = { app: 'api', namespace: 'claims' };

/** Each line with how many seconds ago it was written. */
function write(
  labels: Record<string, string>,
  ...lines: readonly (readonly [secondsAgo: number, line: string])[]
): void {
  store.push(
    labels,
    lines.map(([secondsAgo, line]) => ({ atNs: BigInt(ns(secondsAgo)), line })),
  );
}

async function ask(path: string, parameters: Record<string, string> = {}, form = false) {
  const text = new URLSearchParams(parameters).toString();
  const response = form
    ? await app.request(path, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    : await app.request(`${path}?${text}`);
  const body = await response.text();
  return { status: response.status, body: response.ok && body.startsWith('{') ? (JSON.parse(body) as unknown) : body };
}
const instant = (query: string) => ask('/loki/api/v1/query', { query });
const range = (query: string, more: Record<string, string> = {}) => ask('/loki/api/v1/query_range', { query, ...more });
const data = (resultType: string, result: unknown) => ({
  status: 200,
  body: { status: 'success', data: { resultType, result, stats: {} } },
});

describe('/loki/api/v1/query', () => {
  it('counts lines of a window, which its end belongs to and its beginning does not', async () => {
    write(api, [0, 'now'], [59, 'in'], [60, 'out'], [-1, 'later']);
    const expected = data('vector', [{ metric: api, value: [nowS, '2'] }]);
    expect(await instant('count_over_time({app="api"}[1m])')).toEqual(expected);
    expect(await ask('/loki/api/v1/query', { query: 'count_over_time({app="api"}[1m])' }, true)).toEqual(expected);
  });

  it.each([
    ['rate({app="api"}[1m])', [['api', '0.05']]],
    ['bytes_rate({app="api"}[1m])', [['api', '0.15']]],
    ['bytes_over_time({app="api"}[1m])', [['api', '9']]],
    [
      'count_over_time({app=~"api|web"} |= "x"[1m])',
      [
        ['api', '1'],
        ['web', '1'],
      ],
    ],
    ['sum(count_over_time({namespace="claims"}[1m]))', [[undefined, '5']]],
    [
      'sum by (app) (count_over_time({namespace="claims"}[1m]))',
      [
        ['api', '3'],
        ['web', '2'],
      ],
    ],
    ['avg(count_over_time({namespace="claims"}[1m]))', [[undefined, '2.5']]],
    ['max(count_over_time({namespace="claims"}[1m]))', [[undefined, '3']]],
    ['topk(1, count_over_time({namespace="claims"}[1m]))', [['api', '3']]],
    ['count_over_time({namespace="claims"}[1m]) > 2', [['api', '3']]],
    ['2 < count_over_time({namespace="claims"}[1m])', [['api', '3']]],
    ['count_over_time({app="web"}[1m]) > bool 2', [['web', '0']]],
    ['count_over_time({app="web"} |= "x"[1m]) / count_over_time({app="web"}[1m]) * 100 > 33', [['web', '50']]],
    ['count_over_time({app="api"}[1m] offset 1h)', []],
    ['count_over_time({app="nobody"}[1m])', []],
  ])('gives %s as %j', async (query, expected) => {
    write(api, [1, 'xüx'], [2, 'aa'], [3, 'bbb']);
    write({ ...api, app: 'web' }, [1, 'xx'], [2, 'bb']);
    const { status, body } = await instant(query);
    const { result } = (body as { data: { result: { metric: { app?: string }; value: [number, string] }[] } }).data;
    expect({ status, result: result.map(({ metric, value }) => [metric.app, value[1]]) }).toEqual({
      status: 200,
      result: expected,
    });
  });

  it('gives a number as a scalar', async () => {
    expect(await instant('1 + 1')).toEqual(data('scalar', [nowS, '2']));
  });

  it.each([
    [
      '{app="api"}',
      'log queries are not supported as an instant query type, please change your query to a range query type\n',
    ],
    ['{app="api"', 'parse error at line 1, col 11: syntax error: unexpected $end, expecting } or ,\n'],
    ['sum(1)', 'parse error : sum of a number\n'],
  ])('refuses %s with a 400 of plain text', async (query, body) => {
    expect(await instant(query)).toEqual({ status: 400, body });
  });

  it('refuses to count lines that a stage could not read, and takes them once told to', async () => {
    write(api, [1, 'plain'], [2, '{"level":"error"}']);
    const { status, body } = await instant('count_over_time({app="api"} | json [1m])');
    expect({ status, body }).toEqual({ status: 400, body: expect.stringContaining("pipeline error: 'JSONParserErr'") });
    const told = await instant('sum(count_over_time({app="api"} | json | __error__="" [1m]))');
    expect(told).toEqual(data('vector', [{ metric: {}, value: [nowS, '1'] }]));
  });
});

describe('/loki/api/v1/query_range', () => {
  it('gives the newest lines of all streams together, newest first', async () => {
    write(api, [30, 'old'], [20, 'middle'], [10, 'new']);
    write({ ...api, app: 'web' }, [15, 'other']);
    expect(await range('{namespace="claims"}', { limit: '3' })).toEqual(
      data('streams', [
        {
          stream: api,
          values: [
            [ns(10), 'new'],
            [ns(20), 'middle'],
          ],
        },
        { stream: { ...api, app: 'web' }, values: [[ns(15), 'other']] },
      ]),
    );
  });

  it('begins with the oldest when told to, from the start and to before the end', async () => {
    write(api, [30, 'before'], [20, 'first'], [10, 'second'], [5, 'end']);
    const more = { start: ns(20), end: ns(5), direction: 'forward' };
    expect(await range('{app="api"}', more)).toEqual(
      data('streams', [
        {
          stream: api,
          values: [
            [ns(20), 'first'],
            [ns(10), 'second'],
          ],
        },
      ]),
    );
  });

  it.each([
    [(nowS - 20).toString(), nowS.toString()],
    [`${nowS - 20}.0`, `${nowS}.5`],
    ['2026-03-01T02:59:40Z', '2026-03-01T04:00:00.000000001+01:00'],
  ])('takes the times %s and %s', async (start, end) => {
    write(api, [30, 'before'], [20, 'in']);
    const { body } = await range('{app="api"}', { start, end });
    expect(JSON.stringify(body)).toContain('in');
    expect(JSON.stringify(body)).not.toContain('before');
  });

  it.each([
    ['|= "error"', ['error a', 'error b']],
    ['!= "error"', ['fine', 'a=1 took=2s size=2KB', '{"status":503,"at":{"node":"n1"},"list":[1]}']],
    ['|~ `error [^b]`', ['error a']],
    ['!~ "error|=" != "status"', ['fine']],
    ['|= "error" |= "b"', ['error b']],
    ['|= "fine" or "error a"', ['error a', 'fine']],
    [
      '| json | status >= 500',
      ['error a', 'error b', 'fine', 'a=1 took=2s size=2KB', '{"status":503,"at":{"node":"n1"},"list":[1]}'],
    ],
    ['| json | __error__="" | status >= 500', ['{"status":503,"at":{"node":"n1"},"list":[1]}']],
    ['| json | at_node="n1"', ['{"status":503,"at":{"node":"n1"},"list":[1]}']],
    ['| json | status < 500 | __error__=""', []],
    ['| logfmt | took > 1500ms and size = 2KB', ['a=1 took=2s size=2KB']],
    ['| logfmt | took > 3s or a = 1', ['a=1 took=2s size=2KB']],
    ['| logfmt | a =~ "1|2", took != ""', ['a=1 took=2s size=2KB']],
    ['| namespace = "claims" |= "fine"', ['fine']],
  ])('filters by %s', async (stages, expected) => {
    write(api, [1, 'error a'], [2, 'error b'], [3, 'fine'], [4, 'a=1 took=2s size=2KB']);
    write(api, [5, '{"status":503,"at":{"node":"n1"},"list":[1]}']);
    const { status, body } = await range(`{app="api"} ${stages}`);
    expect(status).toBe(200);
    const { result } = (body as { data: { result: { values: [string, string][] }[] } }).data;
    const lines = result.flatMap(({ values }) => values).toSorted((a, b) => (a[0] < b[0] ? 1 : -1));
    expect(lines.map(([, line]) => line)).toEqual(expected);
  });

  it('shows what a stage took from the line, apart from what the stream has', async () => {
    write(api, [1, '{"app":"inner","user":{"id":7,"1st":true},"gone":null}']);
    const stream = { ...api, app_extracted: 'inner', user_id: '7', user_1st: 'true' };
    const { body } = await range('{app="api"} | json');
    expect(body).toMatchObject({ data: { result: [{ stream }] } });
  });

  it('marks a line that a stage could not compare', async () => {
    write(api, [1, 'took=long']);
    const { body } = await range('{app="api"} | logfmt | took > 1s');
    expect(body).toMatchObject({
      data: { result: [{ stream: { ...api, took: 'long', __error__: 'LabelFilterErr' } }] },
    });
  });

  it('gives a metric query at every step', async () => {
    write(api, [10, 'a'], [5, 'b']);
    const more = { start: ns(10), end: ns(0), step: '5' };
    expect(await range('sum(count_over_time({app="api"}[6s]))', more)).toEqual(
      data('matrix', [
        {
          metric: {},
          values: [
            [nowS - 10, '1'],
            [nowS - 5, '2'],
            [nowS, '1'],
          ],
        },
      ]),
    );
  });

  it.each([
    [{ limit: '5001' }, 'max entries limit per query exceeded, limit > max_entries_limit_per_query (5001 > 5000)'],
    [{ limit: '0' }, 'limit must be a positive value'],
    [{ start: 'yesterday' }, 'invalid start'],
    [{ start: ns(1), end: ns(2) }, 'end timestamp must not be before'],
    [{ direction: 'sideways' }, "invalid direction 'sideways'"],
  ])('refuses %j', async (more, words) => {
    const { status, body } = await range('{app="api"}', more);
    expect({ status, body }).toEqual({ status: 400, body: expect.stringContaining(words) });
  });

  it.each([
    [{ step: '0' }, 'zero or negative query resolution'],
    [{ step: '1ms' }, 'exceeded maximum resolution of 11,000 points'],
    [{ step: 'x' }, 'to a valid duration'],
  ])('refuses a metric query with %j', async (more, words) => {
    const { status, body } = await range('rate({app="api"}[1m])', more);
    expect({ status, body }).toEqual({ status: 400, body: expect.stringContaining(words) });
  });
});

describe('the labels', () => {
  it('are those of the streams with lines in the time asked for', async () => {
    write(api, [10, 'x']);
    write({ app: 'web', zone: 'eu' }, [20, 'y']);
    expect(await ask('/loki/api/v1/labels')).toMatchObject({ body: { data: ['app', 'namespace', 'zone'] } });
    expect(await ask('/loki/api/v1/labels', { start: ns(15) })).toMatchObject({ body: { data: ['app', 'namespace'] } });
    expect(await ask('/loki/api/v1/label/app/values')).toMatchObject({ body: { data: ['api', 'web'] } });
    expect(await ask('/loki/api/v1/label/nothing/values')).toEqual({ status: 200, body: { status: 'success' } });
  });
});

describe('/loki/api/v1/push', () => {
  const push = (body: unknown, contentType = 'application/json') =>
    app.request('/loki/api/v1/push', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': contentType },
    });

  it('takes lines as JSON, with labels of their own', async () => {
    const response = await push({ streams: [{ stream: api, values: [[ns(1), 'hello', { trace: 't1' }]] }] });
    expect(response.status).toBe(204);
    const expected = data('streams', [{ stream: { ...api, trace: 't1' }, values: [[ns(1), 'hello']] }]);
    expect(await range('{app="api"} | trace="t1"')).toEqual(expected);
  });

  it.each([
    [{ streams: [{ stream: {}, values: [] }] }, 'at least one label pair is required'],
    [{ streams: [{ stream: api, values: [['yesterday', 'x']] }] }, "couldn't parse push request"],
    [{ streams: [{ stream: { 'a-b': 'c' }, values: [] }] }, "couldn't parse push request"],
    ['{', "couldn't parse push request"],
  ])('refuses %j and stores nothing', async (body, words) => {
    const response = await push(body);
    expect({ status: response.status, text: await response.text() }).toEqual({
      status: 400,
      text: expect.stringContaining(words),
    });
    expect([...store.streams()]).toEqual([]);
  });

  it('refuses what is not JSON', async () => {
    expect((await push('x', 'application/x-protobuf')).status).toBe(400);
  });
});

it('wants the tenant where it has one', async () => {
  const guarded = createLokiApp({ store, nowMs: () => nowMs, tenant: 'north' });
  const refused = await guarded.request('/loki/api/v1/labels');
  expect({ status: refused.status, text: await refused.text() }).toEqual({ status: 401, text: 'no org id\n' });
  expect((await guarded.request('/loki/api/v1/labels', { headers: { 'x-scope-orgid': 'north' } })).status).toBe(200);
  expect(await (await guarded.request('/ready')).text()).toBe('ready\n');
});

it('knows no other address', async () => {
  expect(await ask('/loki/api/v2/query')).toEqual({ status: 404, body: '404 page not found\n' });
});
