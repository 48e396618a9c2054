import { createHash } from 'node:crypto';
import { type KubernetesObject, stepAnnotation } from '#domain/kubernetes-object.ts';
import type { Json } from '#domain/run.ts';

/** Fields of the metadata that the server keeps for itself. */
const serverFields = new Set([
  'managedFields',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
]);

/** Annotations that controllers rewrite without anybody asking for a change, and the engine's own mark. */
const restlessAnnotations =
  /^(?:deployment\.kubernetes\.io\/|deprecated\.daemonset\.template\.generation$|autoscaling\.alpha\.kubernetes\.io\/(?:conditions|current-metrics)$|control-plane\.alpha\.kubernetes\.io\/leader$|node\.alpha\.kubernetes\.io\/ttl$|volumes?\.kubernetes\.io\/|pv\.kubernetes\.io\/)/;

/**
 * What people are shown of an object, and what a change to it is bound to: its identity, labels, annotations and
 * everything it is told to be. Left out is what moves by itself: the status, the server's own bookkeeping and the
 * annotations that controllers rewrite. An autoscaler's `spec.replicas` stays in, because it says how many pods a change
 * touches.
 */
export function shownObject(object: KubernetesObject): Json {
  const { status: _status, ...rest } = object;
  return shown(rest);
}

/** SHA-256 of what people are shown of an object, hexadecimal. The order of fields does not matter. */
export function fingerprintOf(object: KubernetesObject): string {
  return hashOf(shownObject(object));
}

/** SHA-256 of a JSON value, hexadecimal, whatever the order of its fields. */
export function hashOf(value: Json): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function shown(value: unknown, name = ''): Json {
  if (Array.isArray(value)) return value.map((one) => shown(one));
  if (typeof value !== 'object' || value === null) return scalar(value);
  const entries = Object.entries(value).filter(([key]) => {
    if (name === 'metadata') return !serverFields.has(key);
    return name !== 'annotations' || (key !== stepAnnotation && !restlessAnnotations.test(key));
  });
  const kept = entries.map(([key, inner]) => [key, shown(inner, key)] as const);
  // A server may leave an empty block out or not: both mean the same.
  return Object.fromEntries(kept.filter(([key, inner]) => inner !== null && !isEmptyBlock(key, inner)));
}

function isEmptyBlock(key: string, value: Json): boolean {
  const mayBeEmpty =
    key === 'annotations' || key === 'labels' || key === 'resources' || key === 'limits' || key === 'requests';
  return mayBeEmpty && typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function scalar(value: unknown): Json {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
