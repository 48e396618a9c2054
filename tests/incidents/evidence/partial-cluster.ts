import { createServer } from 'node:http';
import { request } from 'node:https';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { KubeConfigSource } from '#clients/kubernetes/kube-config.ts';
import type { Platform } from '#sandbox/contract.ts';

/** The platform's cluster behind a door that answers some requests itself. */
export interface PartialCluster {
  readonly kubeconfig: KubeConfigSource;
  /** Answers in the cluster's place, by method-less path and query; null lets the request through. */
  answerWith(answer: (path: string) => { readonly status: number; readonly body: string } | null): void;
  /** Forgets what the cluster has said: something in it has changed. */
  forget(): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Starts the door. What the cluster answers to a read is asked once and remembered until told otherwise, so that many looks see the same. */
export async function startPartialCluster({ kubernetes }: Platform): Promise<PartialCluster> {
  const remembered = new Map<string, Promise<Answer>>();
  let inPlace: (path: string) => Answer | null = () => null;

  const ask = async (path: string, accept: string | undefined): Promise<Answer> => {
    const headers = { authorization: `Bearer ${kubernetes.token}`, ...(accept && { accept }) };
    const asked = request(`${kubernetes.url}${path}`, { ca: kubernetes.caPem, headers });
    const answered = once(asked, 'response');
    asked.end();
    const [response] = await answered;
    return { status: response.statusCode, body: await text(response) };
  };
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    const { accept } = incoming.headers;
    const own = inPlace(path);
    const answer = own ? Promise.resolve(own) : (remembered.get(path) ?? ask(path, accept));
    if (own === null) remembered.set(path, answer);
    void answer.then(
      ({ status, body }) => outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body),
      () => outgoing.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the system gave no port');
  return {
    kubeconfig: { kind: 'text', text: JSON.stringify(configOf(`http://127.0.0.1:${bound.port}`)) },
    answerWith: (answer) => void (inPlace = answer),
    forget: () => remembered.clear(),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function configOf(server: string): object {
  return {
    clusters: [{ name: 'partial', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'partial', user: { token: 'partial-token' } }],
    contexts: [{ name: 'partial', context: { cluster: 'partial', user: 'partial' } }],
    'current-context': 'partial',
  };
}

/** The 403 that the API gives for want of a permission. */
export function forbidden(path: string): Answer {
  const message = `User "firebreak" cannot list resource "${path}"`;
  return { status: 403, body: JSON.stringify({ kind: 'Status', status: 'Failure', reason: 'Forbidden', message }) };
}
