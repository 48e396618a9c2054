import { z } from 'zod';
import { LogqlError } from './logql/logql-error.ts';
import type { LogEntry, LogStore } from './log-store.ts';

const labels = z.record(z.string().regex(/^[a-zA-Z_]\w*$/), z.string());
const value = z
  .union([
    z.tuple([z.string().regex(/^\d{1,19}$/), z.string()]),
    z.tuple([z.string().regex(/^\d{1,19}$/), z.string(), labels]),
  ])
  .transform(([time, line, metadata]): LogEntry => ({
    atNs: BigInt(time),
    line,
    ...(metadata === undefined ? {} : { metadata }),
  }));
const body = z.object({ streams: z.array(z.object({ stream: labels, values: z.array(value) })) });

/**
 * Stores what a client pushes as JSON (https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs), or
 * throws a LogqlError and stores nothing.
 */
export function acceptPush(store: LogStore, contentType: string | undefined, text: string): void {
  if (!/^application\/json\b/.test(contentType ?? '')) {
    throw new LogqlError(
      `the sandbox's Loki takes application/json, not ${contentType ?? 'a body without Content-Type'}`,
    );
  }
  const parsed = body.safeParse(readJson(text));
  if (!parsed.success) throw new LogqlError(`couldn't parse push request: ${z.prettifyError(parsed.error)}`);
  const { streams } = parsed.data;
  if (streams.some(({ stream }) => Object.keys(stream).length === 0)) {
    throw new LogqlError('error at least one label pair is required per stream');
  }
  for (const { stream, values } of streams) store.push(stream, values);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LogqlError(`couldn't parse push request: ${(error as Error).message}`);
  }
}
