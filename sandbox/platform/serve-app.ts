import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { ServerCertificate } from './make-certificates.ts';

export interface RunningServer {
  readonly port: number;
  readonly origin: string;
  stop(): Promise<void>;
}

/** Listens on the loopback address; with a certificate it speaks TLS. Rejects when the port is taken. */
export async function serveApp(
  app: Hono,
  options: { readonly host: string; readonly port: number; readonly tls: ServerCertificate | null },
): Promise<RunningServer> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const { tls } = options;
  const handle: typeof listener = (request, response) => listener(request, response);
  const server =
    tls === null
      ? createHttpServer((request, response) => void handle(request, response))
      : createHttpsServer(
          { key: tls.keyPem, cert: tls.certPem },
          (request, response) => void handle(request, response),
        );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${tls === null ? 'http' : 'https'}://${options.host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
