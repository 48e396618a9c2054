import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { generate } from 'selfsigned';

export interface TinyRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server does with a request: answer, say nothing until it is stopped, or cut the connection. */
export type TinyAnswer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** An object is sent as JSON. */
      readonly body?: string | object;
    }
  | 'hang'
  | 'reset';

export interface TinyServer {
  readonly url: string;
  /** `host:port`. */
  readonly address: string;
  /** What a client must trust; empty without TLS. */
  readonly caPem: string;
  /** All requests so far, oldest first. */
  readonly requests: readonly TinyRequest[];
  /** How many connections were opened. */
  connections(): number;
  /** Resolves when the first request has arrived. */
  readonly reached: Promise<void>;
  stop(): Promise<void>;
}

/** A server on a free port of 127.0.0.1 that answers as the test says, to show clients what the world can do. */
export async function startTinyServer(
  answer: (request: TinyRequest) => TinyAnswer,
  options: { readonly tls?: boolean } = {},
): Promise<TinyServer> {
  const requests: TinyRequest[] = [];
  const { promise: reached, resolve: tellReached } = Promise.withResolvers<void>();
  let connections = 0;

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = incoming;
    const request = { method, path: url, headers, body: await text(incoming) };
    requests.push(request);
    tellReached();
    const said = answer(request);
    if (said === 'hang') return;
    if (said === 'reset') {
      incoming.socket.destroy();
      return;
    }
    const { status = 200, body = '' } = said;
    const isJson = typeof body === 'object';
    response.writeHead(status, { ...(isJson ? { 'content-type': 'application/json' } : {}), ...said.headers });
    response.end(isJson ? JSON.stringify(body) : body);
  };
  const listener = (incoming: IncomingMessage, response: ServerResponse) => {
    void handle(incoming, response).catch(() => response.destroy());
  };

  const certificate = options.tls ? await tlsCertificate() : null;
  const server = certificate
    ? createHttpsServer({ key: certificate.private, cert: certificate.cert }, listener)
    : createHttpServer(listener);
  server.on(certificate ? 'secureConnection' : 'connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the system gave no port');

  const address = `127.0.0.1:${bound.port}`;
  return {
    url: `${certificate ? 'https' : 'http'}://${address}`,
    address,
    caPem: certificate?.cert ?? '',
    requests,
    connections: () => connections,
    reached,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function tlsCertificate() {
  return generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
}
