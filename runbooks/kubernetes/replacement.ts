import { OutsideError } from '#domain/outside-error.ts';
import { fieldOf, type KubernetesKindName, type KubernetesObject } from '#domain/kubernetes-object.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { podFacts, type PodFacts, type PodOwner } from './pod-facts.ts';
import { numberAt } from './read-field.ts';
import { saySelector } from './selector.ts';

/** How far the pods that take the place of removed ones have come. */
export interface Replacement {
  readonly complete: boolean;
  readonly message: string;
}

const ownerKinds: Readonly<Record<string, KubernetesKindName>> = {
  ReplicaSet: 'replicaset',
  StatefulSet: 'statefulset',
  DaemonSet: 'daemonset',
};

/**
 * Looks whether removed pods of an owner have been replaced: as many pods as were removed are new and ready, or the owner
 * has all the ready pods it wants. A job, and an owner that is gone, decides by itself whether there is another pod.
 * @param removed how many of the owner's pods were removed; `known`: uids of the pods there were before.
 */
export async function replacementOf(
  namespace: string,
  owner: PodOwner,
  removed: number,
  known: readonly string[],
  run: StepRun,
): Promise<Replacement> {
  if (owner.kind === 'Job') return { complete: true, message: 'the job decides whether it needs another pod' };
  const { kubernetes } = run.ports;
  const kind = ownerKinds[owner.kind];
  const found = kind === undefined ? null : await readOwner({ kind, namespace, name: owner.name }, run);
  if (found === 'gone') return { complete: true, message: `${owner.kind} ${owner.name} is gone` };
  const labels = found === null ? null : saySelector(fieldOf(found, 'spec', 'selector'));
  const pods = await kubernetes.list('pod', namespace, labels === null ? {} : { labels });
  const own = pods.map(podFacts).filter((pod) => pod.owner?.uid === owner.uid);
  return judgeReplacement(owner, found === null ? null : wantedBy(found), removed, known, own);
}

/** Decides from an owner's pods whether the removed ones are replaced. `wanted` is null where that is not known. */
export function judgeReplacement(
  owner: PodOwner,
  wanted: number | null,
  removed: number,
  known: readonly string[],
  pods: readonly PodFacts[],
): Replacement {
  const ready = pods.filter((pod) => pod.ready && !pod.ending);
  const fresh = ready.filter((pod) => !known.includes(pod.uid)).length;
  const said = `${fresh} of ${removed} replacements ready`;
  if (fresh >= removed) return { complete: true, message: said };
  if (wanted !== null && ready.length >= wanted) {
    return { complete: true, message: `${owner.kind} ${owner.name} has the ${wanted} ready pods it wants` };
  }
  return { complete: false, message: said };
}

function wantedBy(owner: KubernetesObject): number {
  return numberAt(owner, 'spec', 'replicas') ?? numberAt(owner, 'status', 'desiredNumberScheduled') ?? 1;
}

/** The owner; null where it may not be read, which only makes the judgement coarser. */
async function readOwner(
  ref: { readonly kind: KubernetesKindName; readonly namespace: string; readonly name: string },
  run: StepRun,
): Promise<KubernetesObject | 'gone' | null> {
  try {
    return (await run.ports.kubernetes.get(ref)) ?? 'gone';
  } catch (error) {
    if (error instanceof OutsideError && error.code === 'Forbidden') return null;
    throw error;
  }
}
