import { fieldOf, type KubernetesKindName, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import { numberAt } from '#runbooks/kubernetes/read-field.ts';
import type { ObjectPatch } from '#runbooks/ports.ts';
import { patchObject } from './patch-object.ts';

export const readyStatus = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

export function patched(object: KubernetesObject, patch: ObjectPatch): KubernetesObject {
  return patchObject(structuredClone({ ...object }) as Record<string, unknown>, patch) as unknown as KubernetesObject;
}

export function rolling(kind: KubernetesKindName, observedGeneration: number | undefined): object {
  if (kind === 'daemonset') return { observedGeneration, updatedNumberScheduled: 1, numberAvailable: 1 };
  return { observedGeneration, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1, updateRevision: 'new' };
}

export function rolledOut(kind: KubernetesKindName, object: KubernetesObject): object {
  const observedGeneration = object.metadata.generation;
  const pods = Number(fieldOf(object, 'spec', 'replicas') ?? fieldOf(object, 'status', 'desiredNumberScheduled') ?? 1);
  if (kind === 'daemonset') {
    return {
      observedGeneration,
      desiredNumberScheduled: pods,
      updatedNumberScheduled: pods,
      numberAvailable: pods,
      numberReady: pods,
    };
  }
  const counts = { replicas: pods, updatedReplicas: pods, readyReplicas: pods, availableReplicas: pods };
  return { observedGeneration, ...counts, updateRevision: 'new', currentRevision: 'new' };
}

export function fitsLabels(object: KubernetesObject, selector: string | undefined): boolean {
  const wanted = (selector ?? '')
    .split(',')
    .filter(Boolean)
    .map((one) => one.split('='));
  return wanted.every(([key, value]) => object.metadata.labels?.[key ?? ''] === value);
}

export function fitsFields(object: KubernetesObject, selector: string | undefined): boolean {
  const wanted = (selector ?? '')
    .split(',')
    .filter(Boolean)
    .map((one) => one.split('='));
  return wanted.every(([path, value]) => fieldOf(object, ...(path ?? '').split('.')) === value);
}

export function sayWrite(ref: ObjectRef, before: KubernetesObject, after: KubernetesObject): string {
  const where = ref.namespace === null ? ref.name : `${ref.namespace}/${ref.name}`;
  const replicas = numberAt(after, 'spec', 'replicas');
  if (replicas !== numberAt(before, 'spec', 'replicas')) return `scale ${where} to ${replicas}`;
  const restartedAt = (object: KubernetesObject): unknown =>
    fieldOf(object, 'spec', 'template', 'metadata', 'annotations', 'kubectl.kubernetes.io/restartedAt');
  return restartedAt(before) === restartedAt(after) ? `patch ${ref.kind} ${where}` : `restart ${where}`;
}
