import type { KubernetesObject } from '#domain/kubernetes-object.ts';

/** An object with the given fields, and what every object has. */
export function objectWith(fields: {
  readonly metadata?: object;
  readonly [field: string]: unknown;
}): KubernetesObject {
  const { metadata, ...rest } = fields;
  const own = { name: 'claims-api', namespace: 'claims', uid: 'uid-1', resourceVersion: '7', ...metadata };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: own, ...rest };
}
