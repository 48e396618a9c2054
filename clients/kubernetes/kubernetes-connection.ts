import { HttpMethod, IsomorphicFetchHttpLibrary, RequestContext } from '@kubernetes/client-node';
import { OutsideError } from '#domain/outside-error.ts';
import { readNetworkFailure } from '#clients/network-failure.ts';
import { cacheDispatcher } from './cached-dispatcher.ts';
import { type KubeConfigSource, loadKubeConfig } from './kube-config.ts';
import {
  type KubernetesAnswer,
  type KubernetesRequest,
  toCredentialsError,
  toKubernetesError,
  toKubernetesNetworkError,
  toKubernetesRefusal,
} from './kubernetes-errors.ts';

export interface KubernetesOptions {
  readonly kubeconfig: KubeConfigSource;
  /** Instead of the kubeconfig's current context. */
  readonly context?: string;
  /** For one request, from sending to the last byte of the answer; 10 s unless given. */
  readonly timeoutMs?: number;
  /** Aborts every request in flight, and every later one. */
  readonly signal?: AbortSignal;
}

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the server's address, every segment already encoded: `/api/v1/namespaces/claims/pods`. */
  readonly path: string;
  /** What is undefined is left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** `application/json` unless given. */
  readonly contentType?: string;
  /** `application/json` unless given. */
  readonly accept?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** One cluster over shared connections, and the one way to ask it. */
export interface KubernetesConnection {
  /**
   * Sends one request and reads the text of its answer with `read`. Every failure, one of `read` too, becomes an
   * OutsideError that says what was asked. A read whose connection is cut is sent once more: a kept connection may
   * have been closed by the server while nothing was said on it.
   * @param signal ends the request early, beside the client's own timeout.
   */
  readonly call: <T>(
    asked: KubernetesRequest,
    wire: WireRequest,
    read: (body: string) => T,
    signal?: AbortSignal,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
}

const cutCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * Reads the kubeconfig and prepares its connections; nothing is sent yet. Addresses, credentials (exec plugins, token
 * files, client certificates), certificate authorities and proxies are the library's work; the objects are not, since
 * its models drop every field that they do not know.
 */
export function openKubernetesConnection(options: KubernetesOptions): KubernetesConnection {
  const config = loadKubeConfig(options.kubeconfig, options.context);
  const closeDispatcher = cacheDispatcher(config);
  const http = new IsomorphicFetchHttpLibrary();
  const server = (config.getCurrentCluster()?.server ?? '').replace(/\/+$/, '');
  const timeoutMs = options.timeoutMs ?? 10_000;

  async function send(asked: KubernetesRequest, wire: WireRequest, signal: AbortSignal): Promise<KubernetesAnswer> {
    const context = toContext(server, wire);
    context.setSignal(signal);
    try {
      await config.applySecurityAuthentication(context);
    } catch (error) {
      throw toCredentialsError(error, asked);
    }
    if (signal.aborted) throw toKubernetesNetworkError({ ...sayAbort(signal), neverSent: true }, asked);
    const answer = await http.send(context).toPromise();
    return { status: answer.httpStatusCode, headers: answer.headers, body: await answer.body.text() };
  }

  async function sendTwiceIfCut(
    asked: KubernetesRequest,
    wire: WireRequest,
    signal: AbortSignal,
  ): Promise<KubernetesAnswer> {
    try {
      return await send(asked, wire, signal);
    } catch (error) {
      if (asked.effect !== 'read' || !cutCodes.has(readNetworkFailure(error)?.code ?? '')) throw error;
      return send(asked, wire, signal);
    }
  }

  return {
    async call(asked, wire, read, signal) {
      const ends = [AbortSignal.timeout(timeoutMs), options.signal, signal].filter((one) => one !== undefined);
      const ended = AbortSignal.any(ends);
      try {
        const answer = await sendTwiceIfCut(asked, wire, ended);
        if (answer.status >= 200 && answer.status < 300) return read(answer.body);
        throw toKubernetesRefusal(answer, asked, new Date());
      } catch (error) {
        // Whoever aborts chooses the error that is thrown, so it is the signal that tells what happened.
        if (ended.aborted && !(error instanceof OutsideError)) {
          throw toKubernetesNetworkError({ ...sayAbort(ended), neverSent: false }, asked, error);
        }
        throw toKubernetesError(error, asked);
      }
    },
    close: closeDispatcher,
  };
}

function toContext(
  server: string,
  { method, path, query = {}, accept, contentType, body }: WireRequest,
): RequestContext {
  const context = new RequestContext(`${server}${path}`, HttpMethod[method]);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) context.setQueryParam(name, String(value));
  }
  context.setHeaderParam('Accept', accept ?? 'application/json');
  if (body !== undefined) {
    context.setHeaderParam('Content-Type', contentType ?? 'application/json');
    context.setBody(JSON.stringify(body));
  }
  return context;
}

function sayAbort(signal: AbortSignal): { readonly code: string; readonly message: string } {
  const reason: unknown = signal.reason;
  return reason instanceof Error && reason.name === 'TimeoutError'
    ? { code: 'timeout', message: 'no answer in time' }
    : { code: 'aborted', message: 'the request was aborted' };
}
