import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface AlertRoute {
  /** Where an Alertmanager posts its groups. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * What a `route` of an Alertmanager does: hands the groups of one rule on to a receiver, answer and all, and keeps the
 * others to itself. A receiver that is down is a 502, so that the sender tries again.
 */
export async function startAlertRoute(options: {
  readonly alertname: string;
  readonly to: string;
}): Promise<AlertRoute> {
  const server = createServer((incoming, response) => {
    void forward(incoming, options).then((status) => response.writeHead(status).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the system gave no port');
  return {
    url: `http://127.0.0.1:${bound.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function forward(
  incoming: IncomingMessage,
  { alertname, to }: { readonly alertname: string; readonly to: string },
): Promise<number> {
  try {
    const body = await text(incoming);
    const group = JSON.parse(body) as { readonly groupLabels: { readonly alertname?: string } };
    if (group.groupLabels.alertname !== alertname) return 200;
    const headers = {
      'content-type': incoming.headers['content-type'] ?? '',
      authorization: incoming.headers.authorization ?? '',
    };
    return (await fetch(to, { method: 'POST', headers, body })).status;
  } catch {
    return 502;
  }
}
