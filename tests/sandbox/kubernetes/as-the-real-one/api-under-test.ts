import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { testApi } from '#tests/sandbox/kubernetes/test-api.ts';
import { testCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';
import type { Ask } from './request-row.ts';

export interface Answer {
  readonly code: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A Kubernetes API, sandbox or real, by raw requests, so that no client library stands between. */
export interface ApiUnderTest {
  call(...ask: Ask): Promise<Answer>;
  /** Gives the controllers time; the sandbox's moves at once. */
  pass(): Promise<void>;
  stop(): Promise<void>;
}

export function sandboxApi(): ApiUnderTest {
  const { cluster, pass } = testCluster();
  const api = testApi(cluster, { logs: () => [] });
  return {
    async call(method, path, body, type) {
      const more = { ...(body === undefined ? {} : { body }), ...(type === undefined ? {} : { type }) };
      const answer = await api.call(method, path, more);
      return { code: answer.status, body: answer.body };
    },
    pass: async () => pass(5000),
    stop: async () => {},
  };
}

/** `kubeconfigPath` as startRealKubernetes writes it: JSON, with the path of the CA and the token of the admin. */
export async function realApi(real: { readonly kubeconfigPath: string; stop(): Promise<void> }): Promise<ApiUnderTest> {
  const config = JSON.parse(await readFile(real.kubeconfigPath, 'utf8')) as {
    readonly clusters: readonly {
      readonly cluster: { readonly server: string; readonly 'certificate-authority': string };
    }[];
  };
  const { server = '', 'certificate-authority': caPath = '' } = config.clusters[0]?.cluster ?? {};
  const agent = new Agent({ ca: await readFile(caPath, 'utf8'), keepAlive: true });
  const send = (ask: Ask): Promise<IncomingMessage> => {
    const [method, path, body, contentType = 'application/json'] = ask;
    const sent = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const headers = {
      authorization: 'Bearer admin-token',
      'content-type': contentType,
      // Node announces no length for the body of a DELETE by itself, and the server would take it for the next request.
      'content-length': Buffer.byteLength(sent),
    };
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    request(`${server}${path}`, { method, agent, headers }, resolve).on('error', reject).end(sent);
    return promise;
  };
  return {
    async call(...ask) {
      const response = await send(ask);
      return { code: response.statusCode ?? 0, body: JSON.parse(await text(response)) as Answer['body'] };
    },
    pass: async () => {},
    async stop() {
      agent.destroy();
      await real.stop();
    },
  };
}
