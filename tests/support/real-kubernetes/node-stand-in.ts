import { setTimeout as delay } from 'node:timers/promises';
import {
  ApiException,
  CoordinationV1Api,
  CoreV1Api,
  KubeConfig,
  PatchStrategy,
  setHeaderOptions,
  V1MicroTime,
  type V1Pod,
  Watch,
} from '@kubernetes/client-node';
import { cacheDispatcher } from '#clients/kubernetes/cached-dispatcher.ts';
import { nextDeed, startedStatus } from './pod-fate.ts';

const strategicMerge = setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch);
/** Where nodes renew their leases; the API server makes it a moment after its first answer. */
export const leaseNamespace = 'kube-node-lease';
const capacity = { cpu: '32', memory: '64Gi', pods: '500' };

/**
 * Plays the kubelets of some nodes, so that the real scheduler and the real controllers have somewhere to put pods and
 * do real rollouts. It registers the nodes, keeps their leases, and starts and removes pods in the API only: no
 * container runs.
 * @returns ends it.
 */
export async function startNodeStandIn(
  kubeconfigPath: string,
  nodeNames: readonly string[],
): Promise<() => Promise<void>> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfigPath);
  const closeConnections = cacheDispatcher(config);
  const core = config.makeApiClient(CoreV1Api);
  const leases = config.makeApiClient(CoordinationV1Api);
  const stopped = new AbortController();
  const atWork = new Map<string, Promise<void>>();
  let podsStarted = 0;

  for (const name of nodeNames) await registerNode(core, name);
  const renewAll = () => Promise.all(nodeNames.map((name) => renewLease(leases, name)));
  await renewAll();
  const heartbeat = setInterval(() => void renewAll().catch(() => {}), 10_000);

  async function act(pod: V1Pod): Promise<void> {
    const { namespace = '', name = '', uid = '' } = pod.metadata ?? {};
    switch (nextDeed(pod)) {
      case 'nothing':
        return;
      case 'remove':
        // The grace period goes into the body: beside a body, the parameter of the same name is not heard.
        await core.deleteNamespacedPod({ namespace, name, body: { gracePeriodSeconds: 0, preconditions: { uid } } });
        return;
      case 'start': {
        podsStarted += 1;
        const podIp = `10.1.${Math.floor(podsStarted / 250) % 250}.${1 + (podsStarted % 250)}`;
        const status = startedStatus(pod, podIp, new Date());
        await core.patchNamespacedPodStatus({ namespace, name, body: { status } }, strategicMerge);
      }
    }
  }

  function notice(pod: V1Pod): void {
    const uid = pod.metadata?.uid ?? '';
    if (!nodeNames.includes(pod.spec?.nodeName ?? '')) return;
    // One deed at a time for each pod; the news that arrives meanwhile waits its turn.
    const before = atWork.get(uid) ?? Promise.resolve();
    const deed = before.then(() => act(pod)).catch((error: unknown) => ignoreGone(error));
    atWork.set(uid, deed);
  }

  const watching = watchPods(config, stopped.signal, notice);

  return async () => {
    stopped.abort();
    clearInterval(heartbeat);
    await watching;
    await Promise.allSettled(atWork.values());
    await closeConnections();
  };
}

async function registerNode(core: CoreV1Api, name: string): Promise<void> {
  await core.createNode({ body: { metadata: { name, labels: { 'kubernetes.io/hostname': name } } } });
  const at = new Date();
  const ready = {
    type: 'Ready',
    status: 'True',
    reason: 'KubeletReady',
    lastHeartbeatTime: at,
    lastTransitionTime: at,
  };
  const addresses = [{ type: 'InternalIP', address: '127.0.0.1' }];
  const status = { capacity, allocatable: capacity, addresses, conditions: [ready] };
  await core.patchNodeStatus({ name, body: { status } }, strategicMerge);
}

/** Without a fresh lease the node controller would call the node lost after 40 s and evict its pods. */
async function renewLease(leases: CoordinationV1Api, name: string): Promise<void> {
  const spec = { holderIdentity: name, leaseDurationSeconds: 40, renewTime: new V1MicroTime() };
  try {
    await leases.patchNamespacedLease({ namespace: leaseNamespace, name, body: { spec } }, strategicMerge);
  } catch (error) {
    if (!(error instanceof ApiException) || error.code !== 404) throw error;
    await leases.createNamespacedLease({ namespace: leaseNamespace, body: { metadata: { name }, spec } });
  }
}

/** Watches until stopped. The library gives a silent watch up after 30 s, so the server is asked to end it before. */
async function watchPods(config: KubeConfig, stopped: AbortSignal, notice: (pod: V1Pod) => void): Promise<void> {
  const watch = new Watch(config);
  const onEvent = (phase: string, pod: V1Pod) => {
    if (phase === 'ADDED' || phase === 'MODIFIED') notice(pod);
  };
  while (!stopped.aborted) {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    try {
      const request = await watch.watch('/api/v1/pods', { timeoutSeconds: 20 }, onEvent, () => end());
      const abort = () => request.abort();
      stopped.addEventListener('abort', abort, { once: true });
      if (stopped.aborted) abort();
      await ended;
      stopped.removeEventListener('abort', abort);
    } catch {
      await delay(500, undefined, { signal: stopped }).catch(() => {});
    }
  }
}

/** A pod may be gone, or be a new one of the same name, before the stand-in gets to it. */
function ignoreGone(error: unknown): void {
  if (error instanceof ApiException && (error.code === 404 || error.code === 409)) return;
  console.error('node stand-in:', error);
}
