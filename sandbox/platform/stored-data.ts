import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { withManager } from '#sandbox/kubernetes/managed-fields.ts';
import type { World } from './fault.ts';

/** A ConfigMap or a Secret. */
export interface DataObject {
  readonly resource: 'configmaps' | 'secrets';
  readonly namespace: string;
  readonly name: string;
}

/** A value as it is stored, a Secret's in base64; null where there is none. */
export function readData(world: World, { resource, namespace, name }: DataObject, key: string): string | null {
  return dataOf(world.cluster.store.get(resource, namespace, name))[key] ?? null;
}

/** Changes a value in the name of a manager, as `kubectl-edit`. An object that is not there stays away. */
export function writeData(
  world: World,
  of: DataObject,
  entry: Readonly<Record<string, string>>,
  manager: string,
): void {
  const stored = world.cluster.store.get(of.resource, of.namespace, of.name);
  if (!stored) return;
  const changed = { ...stored, data: { ...dataOf(stored), ...entry } };
  world.cluster.store.replace(of.resource, withManager(changed, stored, { manager, nowMs: world.nowMs() }));
}

function dataOf(object: KubeObject | undefined): Readonly<Record<string, string>> {
  return (object?.['data'] ?? {}) as Readonly<Record<string, string>>;
}
