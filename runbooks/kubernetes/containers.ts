import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { listAt, textAt } from './read-field.ts';
import type { Resolved } from './target.ts';

/** A container of a workload's pod template or of a pod. */
export interface Container {
  readonly name: string;
  readonly image: string;
  /** As the API gives it. */
  readonly fields: unknown;
}

/** The containers of a workload's pods, without those that only prepare them. */
export function containersOf(workload: KubernetesObject): readonly Container[] {
  return listAt(workload, 'spec', 'template', 'spec', 'containers').map(containerOf);
}

/** The containers of a pod. */
export function containersOfPod(pod: KubernetesObject): readonly Container[] {
  return listAt(pod, 'spec', 'containers').map(containerOf);
}

/** The container that is meant: the one of the name, or the only one where none is named. */
export function chooseContainer(containers: readonly Container[], name: string | null): Resolved<Container> {
  const names = containers.map((container) => container.name).join(', ');
  if (name === null) {
    const [only, ...others] = containers;
    if (only !== undefined && others.length === 0) return { ok: true, value: only };
    return { ok: false, reason: `it has several containers: name one of ${names} under container` };
  }
  const found = containers.find((container) => container.name === name);
  return found === undefined
    ? { ok: false, reason: `it has no container ${name}: name one of ${names}` }
    : { ok: true, value: found };
}

function containerOf(fields: unknown): Container {
  return { name: textAt(fields, 'name') ?? '', image: textAt(fields, 'image') ?? '', fields };
}
