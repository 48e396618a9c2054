import { App, type Receiver, type webApi } from '@slack/bolt';
import type { Hono } from 'hono';
import type { Deps, Log } from '#incidents/deps.ts';
import { actionListener } from './action-listener.ts';
import { actionTable } from './actions/action-table.ts';
import { boltLogger } from './bolt-logger.ts';
import type { BotIdentity } from './check-bot-token.ts';
import { checkBotToken } from './check-bot-token.ts';
import { commandListener } from './command-listener.ts';
import { commandTable } from './commands/command-table.ts';
import type { GestureReport, GestureTools } from './gesture-tools.ts';
import { modalListener } from './modal-listener.ts';
import { modalTable } from './modals/modal-table.ts';
import { createSlackReceiver } from './receiver.ts';
import { settleWithin } from './settle-within.ts';
import { createSocketLink } from './socket-link.ts';

export interface SlackAppOptions {
  readonly deps: Deps;
  /** How Slack reaches the app: signed requests to `POST /slack/events`, or a WebSocket that the app opens. */
  readonly mode:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly botToken: string;
  /** With its trailing slash; Slack's own unless given. */
  readonly slackApiUrl?: string;
  readonly log: Log;
  readonly afterGesture?: (report: GestureReport) => void;
}

export interface SlackApp {
  readonly bolt: App;
  /** To be mounted at the root of the HTTP server; null in Socket Mode. */
  readonly http: Hono | null;
  /** Checks the tokens and, in Socket Mode, connects. Throws SlackStartError when Slack refuses a token. */
  start(): Promise<void>;
  /** Lets gestures under way finish for up to 2 seconds. */
  stop(): Promise<void>;
}

/** Work that takes longer is acknowledged first and answered later; a second of Slack's three is left for the network. */
const patienceMs = 2000;
const stopGraceMs = 2000;
const callTimeoutMs = 2500;

/**
 * The product's face in Slack: every command, button and form from its table. A gesture that arrives twice, at one
 * replica or at two, is harmless, because the use cases behind them are idempotent.
 */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { deps, botToken, log } = options;
  const logger = boltLogger(log);
  const api = options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl };
  const entrance = openEntrance(options, logger);
  let identity: BotIdentity | null = null;

  const app = new App({
    receiver: entrance.receiver,
    logger,
    authorize: async () => ({ botToken, ...identity }),
    extendedErrorHandler: true,
    // Calls made while a person waits: a second attempt would come after Slack has given up on the gesture.
    clientOptions: {
      ...api,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: callTimeoutMs,
      // Answers to a press or command go through this too, and Bolt gives those no deadline of its own.
      fetch: fetchWithDeadline,
    },
  });
  const tools: GestureTools = {
    deps,
    clock: deps.clock,
    log,
    patienceMs,
    underWay: new Set(),
    afterGesture: options.afterGesture ?? (() => undefined),
  };
  register(app, tools);

  return {
    bolt: app,
    http: entrance.http,
    async start() {
      identity = await checkBotToken(app.client, botToken, log);
      await entrance.start();
    },
    async stop() {
      await settleWithin(Promise.all(tools.underWay), stopGraceMs);
      await entrance.stop();
    },
  };
}

const fetchWithDeadline: webApi.FetchFunction = (url, init) => {
  const deadline = AbortSignal.timeout(2 * callTimeoutMs);
  return fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline });
};

function register(app: App, tools: GestureTools): void {
  for (const command of commandTable) app.command(command.name, commandListener(tools, command));
  for (const action of actionTable) {
    app.action({ type: 'block_actions', action_id: action.id }, actionListener(tools, action));
  }
  for (const form of modalTable) {
    app.view({ type: 'view_submission', callback_id: form.id }, modalListener(tools, form));
  }
  // The listeners answer for their own failures; what arrives here goes back as a failed delivery, never in silence.
  app.error(async ({ error }: { error: Error }) => {
    throw error;
  });
}

interface Entrance {
  readonly receiver: Receiver;
  readonly http: Hono | null;
  start(): Promise<void>;
  stop(): Promise<void>;
}

function openEntrance(options: SlackAppOptions, logger: ReturnType<typeof boltLogger>): Entrance {
  const { mode, deps, log, slackApiUrl } = options;
  switch (mode.kind) {
    case 'http': {
      const { app, receiver } = createSlackReceiver({ signingSecret: mode.signingSecret, clock: deps.clock, log });
      return { receiver, http: app, start: async () => undefined, stop: async () => undefined };
    }
    case 'socket': {
      const link = createSocketLink({
        appToken: mode.appToken,
        logger,
        log,
        ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
      });
      return { receiver: link.receiver, http: null, start: () => link.start(), stop: () => link.stop() };
    }
  }
}
