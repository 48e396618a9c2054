import { quantityNumber } from '#sandbox/kubernetes/quantity.ts';
import type { ContainerSpec } from '#sandbox/kubernetes/workload-objects.ts';

type Limits = Readonly<Record<'cpu' | 'memory', number | null>>;

// Containers are never changed in place and are asked for their limits many times a second.
const known = new WeakMap<ContainerSpec, Limits>();

/** The CPU limit of a container in cores, or null where it has none. */
export function cpuLimitCores(container: ContainerSpec | undefined): number | null {
  return container === undefined ? null : limitsOf(container).cpu;
}

/** The memory limit of a container in MiB, or null where it has none. */
export function memoryLimitMiB(container: ContainerSpec | undefined): number | null {
  const bytes = container === undefined ? null : limitsOf(container).memory;
  return bytes === null ? null : bytes / 1024 ** 2;
}

function limitsOf(container: ContainerSpec): Limits {
  const remembered = known.get(container);
  if (remembered) return remembered;
  const read = (resource: 'cpu' | 'memory'): number | null => {
    const quantity = container.resources?.limits?.[resource];
    return quantity === undefined ? null : quantityNumber(quantity);
  };
  const limits = { cpu: read('cpu'), memory: read('memory') };
  known.set(container, limits);
  return limits;
}
