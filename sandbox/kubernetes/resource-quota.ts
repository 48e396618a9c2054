import type { KubeObject } from './kube-object.ts';
import type { ObjectStore } from './object-store.ts';
import type { ResourceQuota } from './policy-objects.ts';
import { addQuantities, canonicalQuantity, compareQuantities } from './quantity.ts';
import type { ResourceKind } from './resource-kind.ts';
import { forbiddenByAdmission } from './status-error.ts';
import { resourceKeys, type ResourceKey } from './stored-types.ts';
import type { PersistentVolumeClaim } from './storage-objects.ts';
import { isFinished } from './terminate-pod.ts';
import type { Pod } from './workload-objects.ts';

/** What one object takes of each quota resource: `pods: 1`, `requests.cpu: 250m`, `count/jobs.batch: 1`. */
type Charge = Readonly<Record<string, string>>;

const countedByName = new Set<ResourceKey>([
  'pods',
  'services',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'resourcequotas',
]);

/**
 * Refuses an object that would take more than a quota of its namespace allows, with the 403 of the ResourceQuota
 * admission plugin; so does a pod that leaves out what the quota limits.
 */
export function admitWithinQuota(store: ObjectStore, kind: ResourceKind, object: KubeObject): void {
  const charge = chargeOf(kind.storage, object);
  const { name, namespace } = object.metadata;
  for (const quota of store.list('resourcequotas', namespace)) {
    const hard = quota.spec.hard ?? {};
    const quotaName = quota.metadata.name;
    if (kind.storage === 'pods') {
      const missing = Object.keys(hard).filter((resource) => isCompute(resource) && charge[resource] === undefined);
      if (missing.length > 0) {
        throw forbiddenByAdmission(kind, name, `failed quota: ${quotaName}: must specify ${missing.join(',')}`);
      }
    }
    const used = usedOf(store, quota);
    const exceeded = Object.keys(hard).filter(
      (resource) =>
        charge[resource] !== undefined &&
        compareQuantities(addQuantities([used[resource] ?? '0', charge[resource]]), hard[resource]) > 0,
    );
    if (exceeded.length === 0) continue;
    const text = (from: Charge): string => exceeded.map((resource) => `${resource}=${from[resource] ?? '0'}`).join(',');
    const why = `exceeded quota: ${quotaName}, requested: ${text(charge)}, used: ${text(used)}, limited: ${text(hard)}`;
    throw forbiddenByAdmission(kind, name, why);
  }
}

/** What the objects of the namespace take now, of every resource the quota names. */
export function usedOf(store: ObjectStore, quota: ResourceQuota): Charge {
  const charges = resourceKeys.flatMap((resource) =>
    resource === 'events'
      ? []
      : store.list(resource, quota.metadata.namespace).map((object) => chargeOf(resource, object)),
  );
  return Object.fromEntries(
    Object.keys(quota.spec.hard ?? {}).map((resource) => [
      resource,
      addQuantities(charges.flatMap((charge) => charge[resource] ?? [])),
    ]),
  );
}

/** Pods that have ended take nothing any more. */
function chargeOf(resource: ResourceKey, object: KubeObject): Charge {
  const counts = { [`count/${resource}`]: '1', ...(countedByName.has(resource) ? { [resource]: '1' } : {}) };
  if (resource === 'persistentvolumeclaims') {
    const storage = (object as PersistentVolumeClaim).spec.resources?.requests?.['storage'] ?? '0';
    return { ...counts, 'requests.storage': storage };
  }
  if (resource !== 'pods') return counts;
  const pod = object as Pod;
  return isFinished(pod) ? { 'count/pods': '1' } : { ...counts, ...computeOf(pod) };
}

function computeOf(pod: Pod): Charge {
  const sum = (list: 'requests' | 'limits', resource: string): readonly string[] => {
    const each = pod.spec.containers.map((container) => container.resources?.[list]?.[resource]);
    // A quota demands that every container says what it takes, so one silent container leaves the pod without a sum.
    return each.every((quantity) => quantity !== undefined) ? [addQuantities(each)] : [];
  };
  const charge: Record<string, string> = {};
  for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
    for (const requested of sum('requests', resource)) {
      charge[`requests.${resource}`] = requested;
      charge[resource] = requested;
    }
    for (const limit of sum('limits', resource)) charge[`limits.${resource}`] = limit;
  }
  return charge;
}

function isCompute(resource: string): boolean {
  return /^((requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.test(resource);
}

/** The limits in their canonical spelling, as stored. */
export function canonicalHard(hard: Readonly<Record<string, string | number>> | undefined): Charge {
  return Object.fromEntries(Object.entries(hard ?? {}).map(([name, quantity]) => [name, canonicalQuantity(quantity)]));
}
