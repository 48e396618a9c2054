import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Workspace } from '#sandbox/contract.ts';
import { announce } from './announce.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createWorld } from './create-world.ts';
import { handsOf } from './hands.ts';
import { answerResponseUrl } from './response-url-post.ts';
import { snapshotFor } from './snapshot.ts';
import { verifyRequestUrl } from './verify-request-url.ts';
import { answerCall } from './web-api.ts';
import type { World } from './world.ts';

export interface WorkspaceOptions {
  /** The parsed slack-manifest.yml: it decides commands, shortcuts, events and the bot's scopes. */
  readonly manifest: object;
  /** Where commands, interactions and events are delivered while no socket is open. */
  readonly requestUrl?: string | null;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly host: '127.0.0.1';
  readonly now?: () => Date;
  /** Runs something after a delay and answers with its cancellation; a test winds it by hand. */
  readonly after?: Clock['after'];
  /** False switches off scopes, membership, rate limits and the checks of blocks and views. */
  readonly strict?: boolean;
  readonly rateLimits?: 'enforced' | 'off';
}

const usualWaitMs = 10_000;

/** Starts a Slack workspace in miniature; rejects when the manifest is not valid or the port is taken. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const server = createServer();
  server.listen(options.port ?? 0, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const world = await createWorldOrClose(options, `http://${options.host}:${port}`, () => server.close());
  const listener = getRequestListener(routes(world).fetch);
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  world.sockets.attach(server);

  const stop = async () => {
    world.events.stop();
    world.delivery.stop();
    await world.sockets.stop();
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return workspaceOver(world, stop);
}

function routes(world: World): Hono {
  const app = new Hono();
  app.all('/api/:method', (context) => answerCall(world, context.req.param('method'), context.req.raw));
  app.post('/actions/*', (context) => answerResponseUrl(world, context.req.raw));
  app.post('/commands/*', (context) => answerResponseUrl(world, context.req.raw));
  return app;
}

function workspaceOver(world: World, stop: () => Promise<void>): Workspace {
  return {
    url: world.baseUrl,
    apiUrl: `${world.baseUrl}/api/`,
    botToken: world.app.botToken,
    appToken: world.app.appToken,
    signingSecret: world.app.signingSecret,
    botUserId: world.app.botUserId,
    setRequestUrl: (url) => world.delivery.setRequestUrl(url),
    as: (userId) => handsOf(world, userId),
    view: (viewerId) => snapshotFor(world, viewerId),
    subscribe: (listener) =>
      world.changes.subscribe((change) => {
        const event = announce(world, change);
        if (event) listener(event);
      }),
    waitFor: (read, what, timeoutMs = usualWaitMs) => world.changes.waitFor(read, what, timeoutMs),
    calls: () => [...world.calls],
    deliveries: () => [...world.deliveries],
    verifyRequestUrl: () => verifyRequestUrl(world),
    refreshSockets: (reason = 'refresh_requested') => world.sockets.disconnectAll(reason),
    failNext: (fault) => world.faults.add(fault),
    stop,
  };
}

/** A manifest that is not valid must not leave a port open. */
async function createWorldOrClose(options: WorkspaceOptions, baseUrl: string, close: () => void): Promise<World> {
  try {
    return createWorld({
      manifest: options.manifest,
      baseUrl,
      requestUrl: options.requestUrl ?? null,
      clock: { now: options.now ?? systemClock.now, after: options.after ?? systemClock.after },
      isStrict: options.strict ?? true,
      rateLimits: options.rateLimits ?? 'enforced',
    });
  } catch (error) {
    close();
    throw error;
  }
}
