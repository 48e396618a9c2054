import type { World } from './fault.ts';
import { readData, writeData, type DataObject } from './stored-data.ts';

/** The ConfigMap of a service. */
export function settingsName(service: string): string {
  return `${service}-config`;
}

/** The Secret with which a service signs in to its database. */
export function credentialsName(service: string): string {
  return `${service}-db`;
}

export function credentialsOf(world: World, service: string): DataObject {
  return { resource: 'secrets', namespace: world.spec(service).namespace, name: credentialsName(service) };
}

/** A value of the service's ConfigMap, or null where it has none. */
export function readSetting(world: World, service: string, key: string): string | null {
  return readData(world, settingsOf(world, service), key);
}

/** Edits the service's ConfigMap as `kubectl edit` does. */
export function writeSetting(world: World, service: string, key: string, value: string): void {
  writeData(world, settingsOf(world, service), { [key]: value }, 'kubectl-edit');
}

function settingsOf(world: World, service: string): DataObject {
  return { resource: 'configmaps', namespace: world.spec(service).namespace, name: settingsName(service) };
}
