import { quantityNumber } from './quantity.ts';
import type { PodSpec, Quantities } from './workload-objects.ts';

/** Cores and bytes. */
export type Amounts = Readonly<Record<'cpu' | 'memory', number>>;

// Specs are never changed in place, and the scheduler asks for the requests of every pod of every node.
const known = new WeakMap<PodSpec['containers'], Amounts>();

/** What the containers of a pod request together. */
export function podRequests(spec: PodSpec): Amounts {
  const remembered = known.get(spec.containers);
  if (remembered) return remembered;
  const sum = (resource: 'cpu' | 'memory'): number =>
    spec.containers.reduce((total, { resources }) => total + amountOf(resources?.requests, resource), 0);
  const amounts = { cpu: sum('cpu'), memory: sum('memory') };
  known.set(spec.containers, amounts);
  return amounts;
}

/** 0 where nothing is said. */
export function amountOf(quantities: Quantities | undefined, resource: 'cpu' | 'memory'): number {
  const quantity = quantities?.[resource];
  return quantity === undefined ? 0 : quantityNumber(quantity);
}
