import type { ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import { quantityNumber } from '#sandbox/kubernetes/quantity.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { FaultEffects } from './fault-effects.ts';
import {
  advanceQueue,
  queueCatalogue,
  queueEffort,
  queueLag,
  type QueueSpec,
  type QueueState,
} from './message-queue.ts';
import { advanceLag } from './replication.ts';
import type { ServiceSpec } from './service-spec.ts';

/** A volume of a database pod, in bytes. */
export interface VolumeUse {
  readonly claim: string;
  readonly capacityBytes: number;
  readonly usedBytes: number;
}

/** What is kept rather than computed anew: messages that wait, replicas that are behind, volumes that fill. */
export interface DataFlow {
  readonly queues: () => readonly { readonly spec: QueueSpec; readonly state: QueueState }[];
  /** Messages that wait for a service; 0 for one that consumes none. */
  readonly lag: (service: string) => number;
  /** How much harder than usual a service works on its messages; 1 for one that consumes none. */
  readonly effort: (service: string) => number;
  /** Seconds that each replica of a database is behind its primary, by pod name; empty for other services. */
  readonly replicas: (service: string) => ReadonlyMap<string, number>;
  readonly volumes: (service: string) => readonly VolumeUse[];
}

const gibibyte = 1024 ** 3;

export function createDataFlow(parts: {
  readonly services: readonly ServiceSpec[];
  readonly podsOf: (service: string) => readonly Pod[];
  readonly effects: FaultEffects;
  readonly store: () => ObjectStore;
}): DataFlow & { step(dtMs: number): void } {
  const databases = parts.services.filter((spec) => spec.database !== undefined);
  const queues = new Map<string, { readonly spec: QueueSpec; readonly state: QueueState; readonly effort: number }>(
    queueCatalogue.map((spec) => [spec.consumer, { spec, state: { arrived: 0, consumed: 0 }, effort: 1 }]),
  );
  let lags = new Map<string, ReadonlyMap<string, number>>();

  const stepReplicas = (spec: ServiceSpec, dtMs: number): ReadonlyMap<string, number> => {
    const before = lags.get(spec.name);
    const replicas = parts.podsOf(spec.name).filter((pod) => pod.metadata.name !== primaryOf(spec));
    return new Map(
      replicas.map((pod) => {
        const follows = isPodReady(pod) && !parts.effects.isStuckReplica(spec.name, pod);
        return [pod.metadata.name, advanceLag(before?.get(pod.metadata.name) ?? 0, { dtMs, follows })];
      }),
    );
  };

  return {
    step(dtMs) {
      for (const { spec, state } of queues.values()) {
        const readyPods = parts.podsOf(spec.consumer).filter(isPodReady).length;
        const arrivalFactor = parts.effects.arrivalFactor(spec.consumer);
        const next = advanceQueue(spec, state, { dtMs, readyPods, arrivalFactor });
        queues.set(spec.consumer, { spec, state: next, effort: queueEffort(spec, state, next, dtMs) });
      }
      lags = new Map(databases.map((spec) => [spec.name, stepReplicas(spec, dtMs)]));
    },
    queues: () => [...queues.values()],
    lag(service) {
      const queue = queues.get(service);
      return queue === undefined ? 0 : queueLag(queue.state);
    },
    effort: (service) => queues.get(service)?.effort ?? 1,
    replicas: (service) => lags.get(service) ?? new Map(),
    volumes(service) {
      const spec = databases.find((candidate) => candidate.name === service);
      if (!spec?.database) return [];
      const usual = spec.database.usedGiB * gibibyte;
      return parts
        .store()
        .list('persistentvolumeclaims', spec.namespace)
        .filter((claim) => claim.metadata.labels?.['app'] === service)
        .map((claim) => {
          const name = claim.metadata.name;
          const capacityBytes = quantityNumber(claim.status?.capacity?.['storage'] ?? '0');
          const usedBytes = Math.min(capacityBytes, usual + parts.effects.addedVolumeBytes(service, name));
          return { claim: name, capacityBytes, usedBytes };
        });
    },
  };
}

/** The pod of a database that takes the writes: the first of its StatefulSet. */
export function primaryOf(spec: ServiceSpec): string {
  return `${spec.name}-0`;
}
