import { collectGarbage } from './controllers/collect-garbage.ts';
import type { ClusterContext } from './controllers/cluster-context.ts';
import { createKubelet, type Kubelet } from './controllers/kubelet.ts';
import type { PodBehaviourOf } from './controllers/pod-behaviour.ts';
import { reconcileDeployment } from './controllers/reconcile-deployment.ts';
import { reconcileReplicaSet } from './controllers/reconcile-replica-set.ts';
import { recordEvent } from './controllers/record-event.ts';
import { schedulePods } from './controllers/schedule-pods.ts';
import { watchNodes } from './controllers/watch-nodes.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';

export interface Cluster {
  readonly store: ObjectStore;
  readonly kubelet: Kubelet;
  readonly nowMs: () => number;
  readonly randomSuffix: () => string;
  /** One round of every controller at the current simulated time. */
  step(): void;
  /** The node's kubelet stops reporting, as after a lost machine or network. */
  silenceNode(name: string): void;
  wakeNode(name: string): void;
}

const suffixAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** A cluster without its API: the stored objects and the controllers that move them. `random` is uniform in [0, 1). */
export function createCluster(source: {
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly behaviourOf: PodBehaviourOf;
}): Cluster {
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(source.random() * alphabet.length)]).join('');
  const hex = (length: number): string => pick('0123456789abcdef', length);
  const newUid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const randomSuffix = (): string => pick(suffixAlphabet, 5);
  const { nowMs } = source;
  const store = createObjectStore({ nowMs, newUid });
  const silent = new Set<string>();
  const isSilent = (name: string): boolean => silent.has(name);
  const context: ClusterContext = {
    store,
    nowMs,
    randomSuffix,
    event: (about, event) => recordEvent(store, about, event, nowMs()),
  };
  const kubelet = createKubelet(context, source.behaviourOf, isSilent);
  return {
    store,
    kubelet,
    nowMs,
    randomSuffix,
    step() {
      watchNodes(context, isSilent);
      for (const deployment of store.list('deployments.apps')) reconcileDeployment(context, deployment);
      for (const replicaSet of store.list('replicasets.apps')) reconcileReplicaSet(context, replicaSet);
      schedulePods(context);
      kubelet.step();
      collectGarbage(context);
    },
    silenceNode: (name) => silent.add(name),
    wakeNode: (name) => silent.delete(name),
  };
}
