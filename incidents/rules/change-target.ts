import type { ChangeTarget } from '#domain/change.ts';

/** The same text for the same target, and for no other: what locks and budgets go by. */
export function targetKey(target: ChangeTarget): string {
  return JSON.stringify([target.system, target.cluster, target.namespace, target.name]);
}

/** For people: "deployment/claims-api in claims". */
export function sayTarget(target: ChangeTarget): string {
  return target.namespace === null ? target.name : `${target.name} in ${target.namespace}`;
}
