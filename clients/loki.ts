import { OutsideError } from '#domain/outside-error.ts';
import { authorizationOf, type Credentials } from './authorization.ts';
import { lokiAnswerSchema, type LokiData } from './loki/loki-answer.ts';
import { toLokiError, toLokiRefusal } from './loki/loki-errors.ts';

export interface LokiOptions {
  /** Address that `/loki/api/v1/query` follows, with any path prefix: `http://loki-gateway.monitoring`. */
  readonly url: string;
  /** Sent as `X-Scope-OrgID`, which a multi-tenant Loki wants; several are joined by `|`. */
  readonly tenant?: string;
  readonly auth?: Credentials;
  /** For one query; 10 s unless given. */
  readonly timeoutMs?: number;
  /** Aborts every query in flight, and every later one. */
  readonly signal?: AbortSignal;
}

export interface LokiSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** May be NaN or infinite. */
  readonly value: number;
}

export interface LokiLine {
  /** To the millisecond; Loki knows nanoseconds. */
  readonly at: Date;
  /** The stream's labels, and those that the query's parsers took from the line. */
  readonly labels: Readonly<Record<string, string>>;
  readonly line: string;
}

export interface LineRange {
  readonly query: string;
  /** Inclusive. */
  readonly start: Date;
  /** Exclusive. */
  readonly end: Date;
  /** The newest so many; a server allows 5,000 unless configured otherwise. */
  readonly limit: number;
}

/** Reads logs through Loki's HTTP API. Throws nothing but OutsideError with the system `loki`. */
export interface LokiClient {
  /** A metric query (`sum(count_over_time(…[5m]))`) at the server's now; a scalar is one entry without labels. */
  query(logql: string): Promise<{ readonly series: readonly LokiSeries[] }>;
  /** The lines of a log query over a stretch of time, all streams together, newest first. */
  lines(range: LineRange): Promise<{ readonly lines: readonly LokiLine[] }>;
}

/** A client for one Loki (https://grafana.com/docs/loki/latest/reference/loki-http-api/). */
export function createLokiClient(options: LokiOptions): LokiClient {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const base = options.url.replace(/\/+$/, '');
  const headers = {
    ...(options.tenant === undefined ? {} : { 'X-Scope-OrgID': options.tenant }),
    ...authorizationOf(options.auth),
  };

  /** POST, because an expression may be longer than a server takes in an address. */
  async function ask(path: string, form: Record<string, string>): Promise<LokiData> {
    try {
      const answer = await fetch(`${base}${path}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(form),
        // A login proxy's redirect would turn the POST into a GET of its page: better to say so.
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(options.signal ? [options.signal] : [])]),
      });
      const body = await answer.text();
      if (answer.ok) return lokiAnswerSchema.parse(JSON.parse(body)).data;
      const retryAfter = answer.headers.get('retry-after');
      const location = answer.headers.get('location');
      throw toLokiRefusal({ status: answer.status, retryAfter, location, body }, new Date());
    } catch (error) {
      throw toLokiError(error);
    }
  }

  return {
    async query(logql) {
      return { series: seriesOf(await ask('/loki/api/v1/query', { query: logql })) };
    },
    async lines({ query, start, end, limit }) {
      const form = {
        query,
        start: unixNanoseconds(start),
        end: unixNanoseconds(end),
        limit: String(limit),
        direction: 'backward',
      };
      return { lines: linesOf(await ask('/loki/api/v1/query_range', form)) };
    },
  };
}

function seriesOf(data: LokiData): readonly LokiSeries[] {
  switch (data.resultType) {
    case 'vector':
      return data.result.map(({ metric, value }) => ({ labels: metric, value }));
    case 'scalar':
      return [{ labels: {}, value: data.result }];
    case 'streams':
      throw wrongType('the expression gives lines and not numbers: count them, e.g. sum(count_over_time(…[5m]))');
    case 'matrix':
      throw wrongType('the expression gives a range of values and not one value a series');
  }
}

function linesOf(data: LokiData): readonly LokiLine[] {
  if (data.resultType !== 'streams') {
    throw wrongType('the expression gives numbers and not lines: ask for lines, e.g. {app="api"} |= "error"');
  }
  const lines = data.result.flatMap(({ stream, values }) =>
    values.map(([time, line]) => ({ atNs: BigInt(time), labels: stream, line })),
  );
  return lines
    .toSorted((a, b) => (a.atNs === b.atNs ? 0 : a.atNs > b.atNs ? -1 : 1))
    .map(({ atNs, labels, line }) => ({ at: new Date(Number(atNs / 1_000_000n)), labels, line }));
}

function wrongType(message: string): OutsideError {
  return new OutsideError('loki', 'wrong_result_type', message, { kind: 'no' });
}

function unixNanoseconds(at: Date): string {
  return `${BigInt(at.getTime()) * 1_000_000n}`;
}
