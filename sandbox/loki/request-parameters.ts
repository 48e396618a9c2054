import { parseDuration } from '#sandbox/prometheus/promql/durations.ts';
import { LogqlError } from './logql/logql-error.ts';

const hourNs = 3_600_000_000_000n;
/** `max_entries_limit_per_query`. */
const mostEntries = 5000;

/** The parameters of a request, from the address and from a posted form, as Loki reads them. */
export async function requestParameters(request: Request): Promise<URLSearchParams> {
  const inUrl = new URL(request.url).searchParams;
  if (request.method !== 'POST') return inUrl;
  return new URLSearchParams([...new URLSearchParams(await request.text()), ...inUrl]);
}

/** `start` and `end` of a range; without them the hour before now. */
export function readRange(
  parameters: URLSearchParams,
  nowNs: bigint,
): { readonly startNs: bigint; readonly endNs: bigint } {
  const endNs = readTimeNs(parameters, 'end', nowNs);
  const startNs = readTimeNs(parameters, 'start', endNs - hourNs);
  if (endNs < startNs) throw new LogqlError('end timestamp must not be before or equal to start time');
  return { startNs, endNs };
}

/** Unix nanoseconds, or seconds when there are at most ten digits or a fraction, or RFC 3339. */
export function readTimeNs(parameters: URLSearchParams, name: string, otherwise: bigint): bigint {
  const text = parameters.get(name) ?? '';
  if (text === '') return otherwise;
  if (/^\d+$/.test(text)) return text.length <= 10 ? BigInt(text) * 1_000_000_000n : BigInt(text);
  if (/^\d*\.\d+$/.test(text)) return BigInt(Math.round(Number(text) * 1000)) * 1_000_000n;
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  const ms = parts ? Date.parse(`${parts[1]}${parts[3]}`) : Number.NaN;
  if (Number.isNaN(ms))
    throw new LogqlError(`invalid ${name}: cannot parse ${JSON.stringify(text)} to a valid timestamp`);
  return BigInt(ms) * 1_000_000n + BigInt((parts?.[2] ?? '').padEnd(9, '0'));
}

export function readLimit(parameters: URLSearchParams): number {
  const text = parameters.get('limit') ?? '100';
  const limit = Number(text);
  if (!Number.isInteger(limit))
    throw new LogqlError(`strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  if (limit <= 0) throw new LogqlError('limit must be a positive value');
  if (limit > mostEntries) {
    throw new LogqlError(
      `max entries limit per query exceeded, limit > max_entries_limit_per_query (${limit} > ${mostEntries})`,
    );
  }
  return limit;
}

export function readDirection(parameters: URLSearchParams): 'backward' | 'forward' {
  const text = (parameters.get('direction') ?? 'backward').toLowerCase();
  if (text === 'backward' || text === 'forward') return text;
  throw new LogqlError(`invalid direction '${text}'`);
}

/** `step` as seconds or as a duration; without it a 250th of the range, at least a second. */
export function readStepMs(parameters: URLSearchParams, rangeMs: number): number {
  const text = parameters.get('step') ?? '';
  if (text === '') return Math.max(1000, Math.floor(rangeMs / 250_000) * 1000);
  const seconds = Number(text);
  const stepMs = Number.isNaN(seconds) ? parseDuration(text) : seconds * 1000;
  if (stepMs === null) throw new LogqlError(`cannot parse ${JSON.stringify(text)} to a valid duration`);
  if (stepMs <= 0)
    throw new LogqlError('zero or negative query resolution step widths are not accepted. Try a positive integer');
  return stepMs;
}
