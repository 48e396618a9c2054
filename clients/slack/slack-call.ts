import { LogLevel, type Logger, WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { Effect } from '#clients/network-failure.ts';
import { toSlackError } from './slack-errors.ts';

export interface SlackConnection {
  /** A bot token, `xoxb-…`. */
  readonly token: string;
  /** Base of the Web API with its trailing slash; Slack's own when left out. */
  readonly apiUrl?: string;
  /** For one call, from sending to the last byte of the answer. */
  readonly timeoutMs?: number;
  /** Aborts every call in flight, and every later one. */
  readonly signal?: AbortSignal;
}

/**
 * One Web API call with its answer checked. `method` names it in errors. Throws OutsideError only.
 * @param run receives the typed client and makes exactly one call with it.
 */
export type SlackCall = <T>(
  method: string,
  effect: Effect,
  schema: z.ZodType<T>,
  run: (web: WebClient) => Promise<unknown>,
) => Promise<T>;

/**
 * Makes calls through one WebClient that neither retries nor waits: the queue that calls decides about both, and a
 * client that sleeps for Slack would hold back the calls that are not limited.
 */
export function createSlackCall(connection: SlackConnection): SlackCall {
  const { signal: stopped } = connection;
  const web = new WebClient(connection.token, {
    ...(connection.apiUrl === undefined ? {} : { slackApiUrl: connection.apiUrl }),
    timeout: connection.timeoutMs ?? 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
    fetch: (url, init) => {
      const signals = [init?.signal, stopped].filter((one) => one !== undefined);
      return fetch(url, { ...init, ...(signals.length > 0 ? { signal: AbortSignal.any(signals) } : {}) });
    },
  });
  return async (method, effect, schema, run) => {
    try {
      return schema.parse(await run(web));
    } catch (error) {
      throw toSlackError(error, method, effect, new Date());
    }
  };
}

/** The library logs each failure to the console as well; a failure is told once, by whoever catches the error. */
const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
