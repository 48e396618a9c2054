import { Hono } from 'hono';
import { formatValue } from '#sandbox/prometheus/format-value.ts';
import { evaluateRange } from './evaluate-range.ts';
import type { LogStore } from './log-store.ts';
import { evaluate, type Value } from './logql/evaluate.ts';
import { LogqlError } from './logql/logql-error.ts';
import { parseLogql } from './logql/parse-logql.ts';
import { acceptPush } from './push-request.ts';
import {
  readDirection,
  readLimit,
  readRange,
  readStepMs,
  readTimeNs,
  requestParameters,
} from './request-parameters.ts';
import { showLines } from './select-lines.ts';

export interface LokiAppOptions {
  readonly store: LogStore;
  readonly nowMs: () => number;
  /** With one, every request must name it in `X-Scope-OrgID`, as where `auth_enabled` is set. */
  readonly tenant?: string;
}

const sixHoursNs = 21_600_000_000_000n;

/** The HTTP API of Loki (https://grafana.com/docs/loki/latest/reference/loki-http-api/), as far as the sandbox serves it. */
export function createLokiApp({ store, nowMs, tenant }: LokiAppOptions): Hono {
  const nowNs = (): bigint => BigInt(Math.round(nowMs())) * 1_000_000n;
  const app = new Hono();
  app.get('/ready', (c) => c.text('ready\n'));
  app.use('/loki/*', async (c, next) => {
    if (tenant !== undefined && c.req.header('x-scope-orgid') !== tenant) return c.text('no org id\n', 401);
    return next();
  });
  app.post('/loki/api/v1/push', async (c) => {
    acceptPush(store, c.req.header('content-type'), await c.req.text());
    return c.body(null, 204);
  });
  app.on(['GET', 'POST'], '/loki/api/v1/query', async (c) => {
    const parameters = await requestParameters(c.req.raw);
    const expression = parseLogql(parameters.get('query') ?? '');
    if (expression.kind === 'log') {
      throw new LogqlError(
        'log queries are not supported as an instant query type, please change your query to a range query type',
      );
    }
    const atNs = readTimeNs(parameters, 'time', nowNs());
    return c.json(success(showInstant(evaluate(expression, store, atNs), Number(atNs / 1_000_000n) / 1000)));
  });
  app.on(['GET', 'POST'], '/loki/api/v1/query_range', async (c) => {
    const parameters = await requestParameters(c.req.raw);
    const expression = parseLogql(parameters.get('query') ?? '');
    const range = readRange(parameters, nowNs());
    if (expression.kind === 'log') {
      const shown = { ...range, limit: readLimit(parameters), direction: readDirection(parameters) };
      return c.json(success({ resultType: 'streams', result: showLines(store, expression, shown) }));
    }
    const stepMs = readStepMs(parameters, Number((range.endNs - range.startNs) / 1_000_000n));
    return c.json(success({ resultType: 'matrix', result: evaluateRange(store, expression, { ...range, stepMs }) }));
  });
  app.on(['GET', 'POST'], '/loki/api/v1/labels', async (c) => {
    const parameters = await requestParameters(c.req.raw);
    return c.json(listing(labelsIn(parameters).map(([name]) => name)));
  });
  app.get('/loki/api/v1/label/:name/values', async (c) => {
    const wanted = c.req.param('name');
    const values = labelsIn(await requestParameters(c.req.raw)).filter(([name]) => name === wanted);
    return c.json(listing(values.map(([, value]) => value)));
  });
  app.notFound((c) => c.text('404 page not found\n', 404));
  app.onError((error, c) => c.text(`${error.message}\n`, error instanceof LogqlError ? 400 : 500));
  return app;

  /** Of the streams that have a line in the time asked for. */
  function labelsIn(parameters: URLSearchParams): readonly (readonly [name: string, value: string])[] {
    const endNs = readTimeNs(parameters, 'end', nowNs());
    const startNs = readTimeNs(parameters, 'start', endNs - sixHoursNs);
    return [...store.streams()]
      .filter((stream) => stream.within(startNs, endNs + 1n).length > 0)
      .flatMap((stream) => Object.entries(stream.labels));
  }
}

function success(data: object): object {
  return { status: 'success', data: { ...data, stats: {} } };
}

/** Loki leaves `data` out where there is nothing to list. */
function listing(names: readonly string[]): object {
  const data = [...new Set(names)].toSorted();
  return data.length === 0 ? { status: 'success' } : { status: 'success', data };
}

function showInstant(value: Value, atS: number): object {
  if (value.type === 'scalar') return { resultType: 'scalar', result: [atS, formatValue(value.value)] };
  const result = value.samples.map(({ labels, value }) => ({ metric: labels, value: [atS, formatValue(value)] }));
  return { resultType: 'vector', result };
}
