import { kubernetesKinds, type ObjectRef } from '#domain/kubernetes-object.ts';

/** An object as messages name it: `deployment claims/claims-api`, `node worker-1`. */
export function sayObject({ kind, namespace, name }: ObjectRef): string {
  return namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** An object as titles name it: `deployment/claims-api in claims`, `node/worker-1`. */
export function sayTarget({ kind, namespace, name }: ObjectRef): string {
  return namespace === null ? `${kind}/${name}` : `${kind}/${name} in ${namespace}`;
}

/** That an object is not there. */
export function sayMissing({ kind, namespace, name }: ObjectRef): string {
  return namespace === null ? `there is no ${kind} ${name}` : `there is no ${kind} ${name} in namespace ${namespace}`;
}

/** What our account would have to be granted. */
export function sayPermission(need: {
  readonly verb: string;
  readonly kind: ObjectRef['kind'];
  readonly subresource?: string;
}): string {
  const { plural, group } = kubernetesKinds[need.kind];
  const resource = need.subresource === undefined ? plural : `${plural}/${need.subresource}`;
  return `the verb "${need.verb}" on "${resource}" (API group "${group}")`;
}
