import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { App, SocketModeReceiver } from '@slack/bolt';
import { LogLevel, WebClient } from '@slack/web-api';
import type { Logger } from '@slack/bolt';
import type { ChatPostMessageArguments, ChatPostMessageResponse } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import type { Workspace } from '#sandbox/contract.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import type { WorkspaceOptions } from '#sandbox/slack/start-workspace.ts';
import { manifestWith } from './manifest-fixture.ts';

/** A workspace that stops with the test. */
export async function workspaceForTest(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = await startWorkspace({ host: '127.0.0.1', manifest: manifestWith(), ...options });
  onTestFinished(() => workspace.stop());
  return workspace;
}

const noop = () => {};

/** The client logs every refusal, and refusals are what these tests are about. */
const silent: Logger = {
  debug: noop,
  info: noop,
  warn: noop,
  error: noop,
  setLevel: noop,
  setName: noop,
  getLevel: () => LogLevel.ERROR,
};

/** The real client, without its own retries, so that every refusal is seen. */
export function clientOf(workspace: Workspace, token: string | undefined = workspace.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** Posts as the app; the rule means the browser's function of the same name. */
export function say(client: WebClient, args: ChatPostMessageArguments): Promise<ChatPostMessageResponse> {
  return client.chat.postMessage(args); // oxlint-disable-line unicorn/require-post-message-target-origin
}

/** A real Bolt app behind its HTTP receiver, reached by the workspace at a free port. */
export async function boltOverHttp(workspace: Workspace, configure: (app: App) => void): Promise<App> {
  const app = new App({
    token: workspace.botToken,
    signingSecret: workspace.signingSecret,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  configure(app);
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as Server;
  onTestFinished(async () => {
    server.closeAllConnections();
    await app.stop();
  });
  workspace.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return app;
}

/** A real Bolt app over Socket Mode. */
export async function boltOverSocket(workspace: Workspace, configure: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl } },
  });
  const app = new App({
    token: workspace.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  configure(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A bare receiver that answers what the test says, for what Bolt would never do. */
export async function bareReceiver(
  workspace: Workspace,
  answer: (
    received: Received,
    index: number,
  ) => { status: number; headers?: Record<string, string>; body?: string } | null,
): Promise<readonly Received[]> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const entry = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(entry);
      const reply = answer(entry, received.length - 1);
      if (reply) response.writeHead(reply.status, reply.headers ?? {}).end(reply.body ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  workspace.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return received;
}

/** The error code of a refused call; fails the test when the call went through. */
export async function refusalOf(call: Promise<unknown>): Promise<{ error: string; [member: string]: unknown }> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error: string } };
    if (data) return data;
    throw error;
  }
  throw new Error('The call was expected to be refused, but it went through.');
}

/** Something that happens once; `reached` waits for it. */
export function latch<T = void>(): { readonly reached: Promise<T>; readonly release: (value: T) => void } {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { reached: promise, release: resolve };
}

export interface Collector<T> {
  readonly items: readonly T[];
  add(item: T): void;
  /** Resolves as soon as there are items that satisfy the condition. */
  until(condition: (items: readonly T[]) => boolean): Promise<readonly T[]>;
}

/** Gathers what listeners of the app get, so that a test can wait for it. */
export function collector<T>(): Collector<T> {
  const items: T[] = [];
  const waiting = new Set<() => void>();
  return {
    items,
    add: (item) => {
      items.push(item);
      for (const look of waiting) look();
    },
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition(items)) return;
          waiting.delete(look);
          resolve(items);
        };
        waiting.add(look);
        look();
      }),
  };
}
