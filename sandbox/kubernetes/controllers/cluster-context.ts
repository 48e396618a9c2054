import type { ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';

/** What every controller works with. */
export interface ClusterContext {
  readonly store: ObjectStore;
  nowMs(): number;
  /** A lower-case suffix as in pod names, from the seeded source. */
  randomSuffix(): string;
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
