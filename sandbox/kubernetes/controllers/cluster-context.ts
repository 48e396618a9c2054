import type { ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** What every controller works with. */
export interface ClusterContext {
  readonly store: ObjectStore;
  nowMs(): number;
  /** A lower-case suffix as in pod names, from the seeded source. */
  randomSuffix(): string;
  newUid(): string;
  /** What the pod's containers use now, in thousandths of a core; null where nobody measures it. */
  cpuMillicoresOf(pod: Pod): number | null;
  /** Whether the node's kubelet has stopped reporting. */
  isSilent(node: string): boolean;
  event(about: KubeObject, event: EventDraft): void;
}

export interface EventDraft {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** The component that reports it, e.g. `kubelet` or `deployment-controller`. */
  readonly component: string;
  readonly host?: string;
  readonly fieldPath?: string;
}
