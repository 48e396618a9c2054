import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import type { World } from './fault.ts';

/** The ConfigMap of a service. */
export function settingsName(service: string): string {
  return `${service}-config`;
}

/** A value of the service's ConfigMap, or null where it has none. */
export function readSetting(world: World, service: string, key: string): string | null {
  const { namespace } = world.spec(service);
  const stored = world.cluster.store.get('configmaps', namespace, settingsName(service));
  return dataOf(stored)[key] ?? null;
}

/** Edits the service's ConfigMap as `kubectl edit` does. */
export function writeSetting(world: World, service: string, key: string, value: string): void {
  const { namespace } = world.spec(service);
  const stored = world.cluster.store.get('configmaps', namespace, settingsName(service));
  if (stored) world.cluster.store.replace('configmaps', { ...stored, data: { ...dataOf(stored), [key]: value } });
}

function dataOf(configMap: KubeObject | undefined): Readonly<Record<string, string>> {
  return (configMap?.['data'] ?? {}) as Readonly<Record<string, string>>;
}
