import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { Platform, Workspace } from '#sandbox/contract.ts';
import type { PageLink } from './page-feed.ts';
import { pageRoutes } from './page-routes.ts';

export interface PageOptions {
  readonly workspace: Workspace;
  readonly platform: Platform;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly host?: string;
  /** A line for the top of the page. */
  readonly notice?: string;
  /** Addresses worth a look beside the page, e.g. the app's health or Prometheus. */
  readonly links?: readonly PageLink[];
}

/**
 * Serves the sandbox's web page: a workspace, live, with the platform beside it. `stop` ends open feeds too and may be
 * called twice. Rejects when the port is taken, naming it.
 */
export async function startPage(options: PageOptions): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { workspace, platform, port = 0, host = '127.0.0.1', notice = null, links = [] } = options;
  const routes = pageRoutes({ workspace, platform, notice, links });
  // createAdaptorServer makes a plain HTTP server unless another kind is asked for.
  const server = createAdaptorServer({ fetch: routes.fetch }) as Server;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`The page cannot listen on ${host}:${port}; is the port taken?`, { cause });
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page listens on no TCP port.');

  let stopped: Promise<void> | null = null;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    stop() {
      stopped ??= new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
      return stopped;
    },
  };
}
