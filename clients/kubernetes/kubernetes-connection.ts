import {
  AppsV1Api,
  AuthorizationV1Api,
  CoreV1Api,
  createConfiguration,
  ServerConfiguration,
  VersionApi,
} from '@kubernetes/client-node';
import { cacheDispatcher } from './cached-dispatcher.ts';
import { type KubeConfigSource, loadKubeConfig } from './kube-config.ts';
import { type KubernetesRequest, toKubernetesError } from './kubernetes-errors.ts';

export interface KubernetesOptions {
  readonly kubeconfig: KubeConfigSource;
  /** Instead of the kubeconfig's current context. */
  readonly context?: string;
  /** For one request, from sending to the last byte of the answer; 10 s unless given. */
  readonly timeoutMs?: number;
  /** Aborts every request in flight, and every later one. */
  readonly signal?: AbortSignal;
}

/** The typed APIs of one cluster over shared connections, and the one way to call them. */
export interface KubernetesConnection {
  readonly apps: AppsV1Api;
  readonly core: CoreV1Api;
  readonly authorization: AuthorizationV1Api;
  readonly version: VersionApi;
  /** Runs one request; every failure becomes an OutsideError that says what was asked. */
  readonly call: <T>(request: KubernetesRequest, run: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Reads the kubeconfig and prepares the APIs; nothing is sent yet. */
export function openKubernetesConnection(options: KubernetesOptions): KubernetesConnection {
  const config = loadKubeConfig(options.kubeconfig, options.context);
  const closeDispatcher = cacheDispatcher(config);
  const timeoutMs = options.timeoutMs ?? 10_000;

  const configuration = createConfiguration({
    baseServer: new ServerConfiguration(config.getCurrentCluster()?.server ?? '', {}),
    authMethods: { default: config },
    promiseMiddleware: [
      {
        // The library knows neither timeouts nor signals; a middleware is the one place to give each request both.
        pre: async (context) => {
          const signals = [AbortSignal.timeout(timeoutMs), ...(options.signal ? [options.signal] : [])];
          context.setSignal(AbortSignal.any(signals));
          return context;
        },
        post: async (context) => context,
      },
    ],
  });

  return {
    apps: new AppsV1Api(configuration),
    core: new CoreV1Api(configuration),
    authorization: new AuthorizationV1Api(configuration),
    version: new VersionApi(configuration),
    async call(request, run) {
      try {
        return await run();
      } catch (error) {
        throw toKubernetesError(error, request, new Date());
      }
    },
    close: closeDispatcher,
  };
}
