import type { ClusterContext } from './controllers/cluster-context.ts';
import { createControllers } from './controllers/controller-table.ts';
import { createKubelet, type Kubelet } from './controllers/kubelet.ts';
import type { PodBehaviourOf } from './controllers/pod-behaviour.ts';
import { recordEvent } from './controllers/record-event.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import type { Pod } from './workload-objects.ts';

export interface Cluster {
  readonly store: ObjectStore;
  readonly kubelet: Kubelet;
  readonly nowMs: () => number;
  readonly randomSuffix: () => string;
  readonly newUid: () => string;
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
  /** What a pod uses now, in thousandths of a core, for the autoscalers; without it they say that they cannot tell. */
  readonly cpuMillicoresOf?: (pod: Pod) => number | null;
}): Cluster {
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(source.random() * alphabet.length)]).join('');
  const hex = (length: number): string => pick('0123456789abcdef', length);
  const newUid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const randomSuffix = (): string => pick(suffixAlphabet, 5);
  const { nowMs } = source;
  const store = createObjectStore({ nowMs, newUid });
  const silent = new Set<string>();
  const context: ClusterContext = {
    store,
    nowMs,
    randomSuffix,
    newUid,
    isSilent: (name) => silent.has(name),
    cpuMillicoresOf: source.cpuMillicoresOf ?? (() => null),
    event: (about, event) => recordEvent(store, about, event, nowMs()),
  };
  const kubelet = createKubelet(context, source.behaviourOf);
  const controllers = createControllers(context, kubelet);
  return {
    store,
    kubelet,
    nowMs,
    randomSuffix,
    newUid,
    step() {
      for (const runOnce of controllers) runOnce();
    },
    silenceNode: (name) => silent.add(name),
    wakeNode: (name) => silent.delete(name),
  };
}
