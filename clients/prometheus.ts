import type { z } from 'zod';
import { OutsideError } from '#domain/outside-error.ts';
import { authorizationOf, type Credentials } from './authorization.ts';
import {
  instantAnswerSchema,
  rangeAnswerSchema,
  type InstantData,
  type RangeData,
} from './prometheus/prometheus-answer.ts';
import { toPrometheusError, toPrometheusRefusal } from './prometheus/prometheus-errors.ts';

export interface PrometheusOptions {
  /** Address that `/api/v1/query` follows, with any path prefix: `http://prometheus.monitoring:9090`. */
  readonly url: string;
  readonly auth?: Credentials;
  /** Sent with every query, e.g. `X-Scope-OrgID` for a multi-tenant server. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For one query, also told to the server so that it stops working on it; 10 s unless given. */
  readonly timeoutMs?: number;
  /** Aborts every query in flight, and every later one. */
  readonly signal?: AbortSignal;
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** May be NaN or infinite, as PromQL's values may. */
  readonly value: number;
  readonly at: Date;
}

export interface QueryResult {
  /** One entry a series in the server's order; a scalar is one entry without labels. */
  readonly series: readonly Sample[];
  readonly warnings: readonly string[];
}

export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Oldest first. Points without a value are absent, so two series may differ in length. */
  readonly points: readonly { readonly at: Date; readonly value: number }[];
}

export interface RangeResult {
  readonly series: readonly RangeSeries[];
  readonly warnings: readonly string[];
}

export interface RangeQuery {
  readonly query: string;
  readonly start: Date;
  readonly end: Date;
  /** Distance of the points; the server refuses more than 11,000 points a series. */
  readonly stepMs: number;
}

/** Reads metrics through Prometheus' HTTP API. Throws nothing but OutsideError with the system `prometheus`. */
export interface PrometheusClient {
  /** The expression's value at one instant: now by the server's clock unless `at` is given. */
  query(promql: string, at?: Date): Promise<QueryResult>;
  queryRange(range: RangeQuery): Promise<RangeResult>;
}

/** A client for one Prometheus or anything that speaks its query API (Thanos, Mimir, VictoriaMetrics). */
export function createPrometheusClient(options: PrometheusOptions): PrometheusClient {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const base = options.url.replace(/\/+$/, '');
  const headers = { ...options.headers, ...authorizationOf(options.auth) };

  /** POST, because an expression may be longer than a server takes in an address. */
  async function ask<T>(path: string, form: Record<string, string>, schema: z.ZodType<T>): Promise<T> {
    try {
      const answer = await fetch(`${base}${path}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ ...form, timeout: `${timeoutMs}ms` }),
        // A login proxy's redirect would turn the POST into a GET of its page: better to say so.
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(options.signal ? [options.signal] : [])]),
      });
      const body = await answer.text();
      if (answer.ok) return schema.parse(JSON.parse(body));
      const retryAfter = answer.headers.get('retry-after');
      const location = answer.headers.get('location');
      throw toPrometheusRefusal({ status: answer.status, retryAfter, location, body }, new Date());
    } catch (error) {
      throw toPrometheusError(error);
    }
  }

  return {
    async query(promql, at) {
      const form = { query: promql, ...(at ? { time: unixSeconds(at) } : {}) };
      const { data, warnings } = await ask('/api/v1/query', form, instantAnswerSchema);
      return instantResult(data, warnings);
    },
    async queryRange({ query, start, end, stepMs }) {
      const form = { query, start: unixSeconds(start), end: unixSeconds(end), step: String(stepMs / 1000) };
      const { data, warnings } = await ask('/api/v1/query_range', form, rangeAnswerSchema);
      return rangeResult(data, warnings);
    },
  };
}

function instantResult(data: InstantData, warnings: readonly string[]): QueryResult {
  switch (data.resultType) {
    case 'scalar':
      return { series: [{ labels: {}, ...data.result }], warnings };
    case 'vector': {
      const series: Sample[] = [];
      for (const { metric, value } of data.result) if (value) series.push({ labels: metric, ...value });
      return { series, warnings: [...warnings, ...sayHistograms(data.result.length - series.length)] };
    }
    case 'matrix':
    case 'string': {
      const gives = data.resultType === 'matrix' ? 'a range of values' : 'text';
      const message = `the expression gives ${gives} and not one value a series: wrap it, e.g. max_over_time(…[5m])`;
      throw new OutsideError('prometheus', 'wrong_result_type', message, { kind: 'no' });
    }
  }
}

function rangeResult(data: RangeData, warnings: readonly string[]): RangeResult {
  const series = data.result
    .filter((one) => one.values.length > 0)
    .map(({ metric, values }) => ({ labels: metric, points: values }));
  return { series, warnings: [...warnings, ...sayHistograms(data.result.length - series.length)] };
}

function sayHistograms(count: number): string[] {
  if (count === 0) return [];
  return [`${count} series left out: native histograms have no single value, use histogram_quantile(…)`];
}

function unixSeconds(at: Date): string {
  return (at.getTime() / 1000).toFixed(3);
}
