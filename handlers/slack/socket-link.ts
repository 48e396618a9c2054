import { setTimeout as wait } from 'node:timers/promises';
import { SocketModeReceiver, type Logger, type Receiver } from '@slack/bolt';
import type { Log } from '#incidents/deps.ts';
import { settleWithin } from './settle-within.ts';
import { tokenRefusal } from './slack-refusal.ts';
import { SlackStartError } from './slack-start-error.ts';

interface SocketLinkOptions {
  readonly appToken: string;
  readonly slackApiUrl?: string;
  readonly logger: Logger;
  readonly log: Log;
}

export interface SocketLink {
  readonly receiver: Receiver;
  /** Resolves once connected, or once Slack proved unreachable, in which case it goes on trying. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const connectTimeoutMs = 15_000;
const longestPauseMs = 15_000;

/**
 * Socket Mode by Bolt's receiver, with reconnecting of our own. The library waits 5 seconds before it comes back from
 * Slack's regular refreshes, and gestures made meanwhile are lost; it also ends the process when it may not come back.
 * Here the next connection is asked for at once, and after failures with growing pauses up to 15 seconds.
 */
export function createSocketLink({ appToken, slackApiUrl, logger, log }: SocketLinkOptions): SocketLink {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(slackApiUrl ? { slackApiUrl } : {}),
        retryConfig: { retries: 0 },
        timeout: connectTimeoutMs,
      },
    },
    processEventErrorHandler: async ({ error }) => {
      log.error({ err: error }, 'A Slack gesture failed');
      return false;
    },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let keeping: Promise<void> | undefined;

  const connect = async (): Promise<void> => {
    const connected = await settleWithin(client.start(), connectTimeoutMs);
    if (connected.kind === 'pending') {
      void client.disconnect();
      throw new Error(`no hello from Slack within ${connectTimeoutMs} ms`);
    }
    log.info({}, 'Connected to Slack by Socket Mode');
  };

  /** Comes back as often as the connection ends, until stopped. `failures` counts attempts since the last success. */
  const keepConnected = async (failures: number): Promise<void> => {
    let failed = failures;
    while (!stopping.signal.aborted) {
      if (failed === 0) {
        await untilDisconnected(client);
        if (stopping.signal.aborted) return;
        log.info({}, 'The Socket Mode connection ended; opening the next');
      } else {
        await wait(Math.min(250 * 2 ** failed, longestPauseMs), undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
      }
      try {
        await connect();
        failed = 0;
        // A connection that came while stopping would be served by nobody.
        if (stopping.signal.aborted) void client.disconnect();
      } catch (error) {
        failed += 1;
        log.error({ err: error, attempt: failed }, 'Slack cannot be reached by Socket Mode; trying again');
      }
    }
  };

  return {
    receiver,
    async start() {
      let failures = 0;
      try {
        await connect();
      } catch (error) {
        const refusal = tokenRefusal(error);
        if (refusal !== null) {
          const fix =
            'create one at api.slack.com/apps → your app → Basic Information → App-Level Tokens, scope connections:write (xapp-…)';
          throw new SlackStartError(refusal, `Slack refuses SLACK_APP_TOKEN (${refusal}): ${fix}.`, error);
        }
        log.warn({ err: error }, 'Slack could not be reached by Socket Mode; starting without and trying on');
        failures = 1;
      }
      keeping = keepConnected(failures);
    },
    async stop() {
      stopping.abort();
      // Without a closing frame from the other side the library would wait half a minute for one.
      await settleWithin(client.disconnect(), 1000);
      if (keeping) await settleWithin(keeping, 1000);
    },
  };
}

function untilDisconnected(client: { once(event: string, listener: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => {
    client.once('disconnected', () => resolve());
  });
}
