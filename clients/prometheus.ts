import type { z } from 'zod';
import { OutsideError } from '#domain/outside-error.ts';
import { authorizationOf, type Credentials } from './authorization.ts';
import { instantAnswerSchema, rangeAnswerSchema, type InstantData } from './prometheus/prometheus-answer.ts';
import { toPrometheusError, toPrometheusRefusal } from './prometheus/prometheus-errors.ts';

export interface PrometheusOptions {
  /** Address that `/api/v1/query` follows, with any path prefix: `http://prometheus.monitoring:9090`. */
  readonly url: string;
  readonly auth?: Credentials;
  /** Sent with every query, e.g. `X-Scope-OrgID` for a multi-tenant server. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * What a store that did not answer (Thanos, Mimir, a VictoriaMetrics cluster, a remote read) makes of an answer. By
   * default it is refused with the code `partial_answer`, because a number of what is left is another number.
   */
  readonly partialAnswers?: 'refuse' | 'accept';
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
}

export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Oldest first. Points without a value are absent, so two series may differ in length. */
  readonly points: readonly { readonly at: Date; readonly value: number }[];
}

export interface RangeResult {
  readonly series: readonly RangeSeries[];
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

  /** The data of an answer from which nothing is missing, or nothing that anybody minds. */
  function whole<Data>({ data, missing }: { readonly data: Data; readonly missing: string | null }): Data {
    if (missing === null || options.partialAnswers === 'accept') return data;
    const message = `answered only in part: ${missing}`;
    throw new OutsideError('prometheus', 'partial_answer', message, { kind: 'safe', afterMs: 5000 });
  }

  return {
    async query(promql, at) {
      const form = { query: promql, ...(at ? { time: unixSeconds(at) } : {}) };
      return { series: instantSeries(whole(await ask('/api/v1/query', form, instantAnswerSchema))) };
    },
    async queryRange({ query, start, end, stepMs }) {
      const form = { query, start: unixSeconds(start), end: unixSeconds(end), step: String(stepMs / 1000) };
      const { result } = whole(await ask('/api/v1/query_range', form, rangeAnswerSchema));
      const found = result.filter(({ values }) => values.length > 0);
      refuseHistograms(result.length - found.length);
      return { series: found.map(({ metric, values }) => ({ labels: metric, points: values })) };
    },
  };
}

function instantSeries(data: InstantData): readonly Sample[] {
  switch (data.resultType) {
    case 'scalar':
      return [{ labels: {}, ...data.result }];
    case 'vector': {
      const series: Sample[] = [];
      for (const { metric, value } of data.result) if (value) series.push({ labels: metric, ...value });
      refuseHistograms(data.result.length - series.length);
      return series;
    }
    case 'matrix':
    case 'string': {
      const gives = data.resultType === 'matrix' ? 'a range of values' : 'text';
      throw wrongResult(`${gives} and not one value a series: wrap it, e.g. max_over_time(…[5m])`);
    }
  }
}

function refuseHistograms(count: number): void {
  if (count === 0) return;
  throw wrongResult(`${count} native histograms, which have no single value: use histogram_quantile(…)`);
}

function wrongResult(gives: string): OutsideError {
  return new OutsideError('prometheus', 'wrong_result_type', `the expression gives ${gives}`, { kind: 'no' });
}

function unixSeconds(at: Date): string {
  return (at.getTime() / 1000).toFixed(3);
}
