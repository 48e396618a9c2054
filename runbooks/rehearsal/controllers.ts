import {
  fieldOf,
  kubernetesKinds,
  type KubernetesKindName,
  type KubernetesObject,
  type ObjectRef,
} from '#domain/kubernetes-object.ts';
import { isWorkloadKind, type WorkloadKind } from '#runbooks/kubernetes/rollout-status.ts';
import type { RehearsalCase } from './case-schema.ts';
import { type ObjectStore, refOf } from './object-store.ts';
import { completeStatus, rollingStatus, stuckStatus } from './workload-status.ts';

/** What happens in a cluster by itself. Everything takes the same time, and nothing happens between the calls. */
export interface Controllers {
  /** Lets everything happen that is due by now. */
  readonly settle: () => void;
  /** What follows from an object that was created or told to be otherwise. */
  readonly changed: (ref: ObjectRef, object: KubernetesObject) => void;
  /** A pod was asked to go: it ends, and its owner puts another in its place. */
  readonly ended: (pod: KubernetesObject) => void;
}

type Settings = Pick<RehearsalCase['answers']['kubernetes'], 'takes' | 'rollouts' | 'jobs'>;

/** A pod is given two seconds to end. */
const endingMs = 2000;

export function createControllers(store: ObjectStore, nowMs: () => number, settings: Settings): Controllers {
  let due: readonly { readonly atMs: number; readonly happen: () => void }[] = [];
  const later = (ms: number, happen: () => void): void => void (due = [...due, { atMs: nowMs() + ms, happen }]);

  const rollOut = (kind: WorkloadKind, ref: ObjectRef, { metadata }: KubernetesObject): void => {
    const present = (): KubernetesObject | null => {
      const now = store.find(ref);
      // A later change has a rollout of its own.
      return now?.metadata.generation === metadata.generation ? now : null;
    };
    later(0, () => {
      const now = present();
      if (now !== null) store.setStatus(ref, rollingStatus(kind, now));
    });
    const isStuck = settings.rollouts === 'stuck';
    later(isStuck ? progressDeadlineMs(store.find(ref)) : settings.takes, () => {
      const now = present();
      if (now !== null) store.setStatus(ref, isStuck ? stuckStatus : completeStatus(kind, now));
    });
  };

  return {
    settle: () => {
      for (;;) {
        const [next] = due.filter(({ atMs }) => atMs <= nowMs()).toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined) return;
        due = due.filter((one) => one !== next);
        next.happen();
      }
    },
    changed: (ref, object) => {
      if (isWorkloadKind(ref.kind)) rollOut(ref.kind, ref, object);
      if (ref.kind === 'pvc') {
        const storage = fieldOf(object, 'spec', 'resources', 'requests', 'storage');
        later(settings.takes, () => store.setStatus(ref, { capacity: { storage } }));
      }
      if (ref.kind === 'job') {
        const [type, reason] = settings.jobs === 'failed' ? ['Failed', 'BackoffLimitExceeded'] : ['Complete', ''];
        later(settings.takes, () => store.setStatus(ref, { conditions: [{ type, status: 'True', reason }] }));
      }
    },
    ended: (pod) => {
      const ref = refOf('pod', pod);
      store.put(ref, { ...pod, metadata: { ...pod.metadata, deletionTimestamp: new Date(nowMs()).toISOString() } });
      later(endingMs, () => store.drop(ref));
      const owner = pod.metadata.ownerReferences?.find((one) => one.controller === true);
      if (owner !== undefined && owner.kind !== 'Job') later(endingMs + settings.takes, () => replace(store, ref, pod));
    },
  };
}

/** 10 minutes unless it says otherwise: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds. */
function progressDeadlineMs(workload: KubernetesObject | null): number {
  return Number(fieldOf(workload, 'spec', 'progressDeadlineSeconds') ?? 600) * 1000;
}

/** Another pod of the same owner, ready; of a StatefulSet it has the same name. */
function replace(store: ObjectStore, ref: ObjectRef, pod: KubernetesObject): void {
  const { labels, ownerReferences } = pod.metadata;
  const owner = ownerReferences?.find((one) => one.controller === true);
  const kind = Object.entries(kubernetesKinds).find(([, one]) => one.kind === owner?.kind)?.[0];
  const found =
    kind === undefined ? null : store.find({ ...ref, kind: kind as KubernetesKindName, name: owner?.name ?? '' });
  const name = found !== null && kind === 'statefulset' ? ref.name : `${ref.name}-again`;
  store.add(
    { ...ref, name },
    {
      metadata: { ...(labels && { labels }), ...(ownerReferences && { ownerReferences }) },
      spec: pod['spec'],
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
    },
  );
}
