import { Hono } from 'hono';
import { formatValue } from './format-value.ts';
import { parseTimeMs } from './parse-time.ts';
import { parseDuration } from './promql/durations.ts';
import { evaluate } from './promql/evaluate.ts';
import { parsePromql } from './promql/parse-promql.ts';
import { PromqlError } from './promql/promql-error.ts';
import type { Expression } from './promql/syntax.ts';
import type { Value } from './promql/value.ts';
import { queryRange } from './query-range.ts';
import type { RuleEvaluator } from './rule-evaluator.ts';
import { showAlert, showRules } from './show-rules.ts';
import type { TimeSeriesStore } from './time-series-store.ts';

export interface PrometheusAppOptions {
  readonly store: TimeSeriesStore;
  readonly rules: RuleEvaluator;
  readonly nowMs: () => number;
}

/** The HTTP API of Prometheus (prometheus.io/docs/prometheus/latest/querying/api), as far as the sandbox serves it. */
export function createPrometheusApp(options: PrometheusAppOptions): Hono {
  const app = new Hono();
  app.get('/-/healthy', (c) => c.text('Prometheus Server is Healthy.\n'));
  app.get('/-/ready', (c) => c.text('Prometheus Server is Ready.\n'));
  app.on(['GET', 'POST'], '/api/v1/query', async (c) => {
    const parameters = await parametersOf(c.req.raw);
    const tMs = timeParameter(parameters, 'time', options.nowMs());
    return c.json(success(instantData(evaluate(queryParameter(parameters), options.store, tMs), tMs)));
  });
  app.on(['GET', 'POST'], '/api/v1/query_range', async (c) => {
    const parameters = await parametersOf(c.req.raw);
    const expression = queryParameter(parameters);
    const startMs = timeParameter(parameters, 'start', null);
    const endMs = timeParameter(parameters, 'end', null);
    const result = queryRange(options.store, expression, { startMs, endMs, stepMs: stepParameter(parameters) });
    return c.json(success({ resultType: 'matrix', result }));
  });
  app.get('/api/v1/alerts', (c) => c.json(success({ alerts: options.rules.alerts().map(showAlert) })));
  app.get('/api/v1/rules', (c) => c.json(success(showRules(options.rules, options.nowMs()))));
  app.notFound((c) => c.text('404 page not found\n', 404));
  app.onError((error, c) => {
    if (!(error instanceof PromqlError)) {
      return c.json({ status: 'error', errorType: 'internal', error: error.message }, 500);
    }
    const body = { status: 'error', errorType: error.code, error: error.message };
    return c.json(body, error.code === 'bad_data' ? 400 : 422);
  });
  return app;
}

function success(data: unknown): Record<string, unknown> {
  return { status: 'success', data };
}

async function parametersOf(request: Request): Promise<URLSearchParams> {
  const inUrl = new URL(request.url).searchParams;
  if (request.method !== 'POST') return inUrl;
  return new URLSearchParams([...new URLSearchParams(await request.text()), ...inUrl]);
}

function queryParameter(parameters: URLSearchParams): Expression {
  try {
    return parsePromql(parameters.get('query') ?? '');
  } catch (error) {
    if (error instanceof PromqlError && error.code === 'bad_data') throw invalidParameter('query', error.message);
    throw error;
  }
}

function timeParameter(parameters: URLSearchParams, name: string, otherwise: number | null): number {
  const text = parameters.get(name) ?? '';
  const ms = text === '' ? otherwise : parseTimeMs(text);
  if (ms === null) throw invalidParameter(name, `cannot parse ${JSON.stringify(text)} to a valid timestamp`);
  return ms;
}

function stepParameter(parameters: URLSearchParams): number {
  const text = parameters.get('step') ?? '';
  const seconds = text === '' ? Number.NaN : Number(text);
  const stepMs = Number.isNaN(seconds) ? parseDuration(text) : seconds * 1000;
  if (stepMs === null) throw invalidParameter('step', `cannot parse ${JSON.stringify(text)} to a valid duration`);
  if (stepMs <= 0) {
    throw invalidParameter(
      'step',
      'zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  return stepMs;
}

function invalidParameter(name: string, message: string): PromqlError {
  return new PromqlError('bad_data', `invalid parameter "${name}": ${message}`);
}

function instantData(value: Value, tMs: number): Record<string, unknown> {
  const at = tMs / 1000;
  switch (value.type) {
    case 'scalar':
      return { resultType: 'scalar', result: [at, formatValue(value.value)] };
    case 'string':
      return { resultType: 'string', result: [at, value.value] };
    case 'vector':
      return {
        resultType: 'vector',
        result: value.samples.map((sample) => ({ metric: sample.labels, value: [at, formatValue(sample.value)] })),
      };
    case 'matrix':
      return {
        resultType: 'matrix',
        result: value.series.map((series) => ({
          metric: series.labels,
          values: series.points.map((point) => [point.tMs / 1000, formatValue(point.value)]),
        })),
      };
  }
}
