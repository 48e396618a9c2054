import type { AgentOptions } from 'node:https';
import type { Cluster, KubeConfig } from '@kubernetes/client-node';
import type { Dispatcher } from 'undici';

/** The private method of KubeConfig that makes the connection pool of one request. */
interface DispatcherMaker {
  createDispatcher(cluster: Cluster | null, options: AgentOptions): Dispatcher | undefined;
}

/**
 * Makes a KubeConfig keep its connections. As it comes (2.0.1) it builds a pool for every request, so each pays for a
 * new TLS handshake; a test counts the connections, so that an upgrade cannot bring that back unseen.
 *
 * The pool is kept for as long as certificates and keys stay the same, and replaced when they rotate.
 * @returns closes the pool once the requests under way have ended.
 */
export function cacheDispatcher(config: KubeConfig): () => Promise<void> {
  // The library keeps the method private in its types, and offers no other place for a pool.
  const maker = config as unknown as DispatcherMaker;
  const make = maker.createDispatcher.bind(config);
  let kept: { readonly key: string; readonly dispatcher: Dispatcher | undefined } | undefined;

  maker.createDispatcher = (cluster, options) => {
    const key = JSON.stringify([cluster?.server, cluster?.proxyUrl, options]);
    if (kept?.key === key) return kept.dispatcher;
    void kept?.dispatcher?.close();
    kept = { key, dispatcher: make(cluster, options) };
    return kept.dispatcher;
  };
  return async () => {
    const last = kept;
    kept = undefined;
    await last?.dispatcher?.close();
  };
}
