import { fieldOf, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { KubernetesPort, ObjectPatch } from '#runbooks/ports.ts';
import type { WorkloadKind } from './rollout-status.ts';
import { listAt, numberAt, textAt } from './read-field.ts';
import type { Resolved } from './target.ts';

/** An earlier state of a workload's pods. */
export interface Revision {
  readonly number: number;
  readonly createdAt: string | null;
  readonly images: readonly string[];
  /** What its author said of it (annotation kubernetes.io/change-cause). */
  readonly cause: string | null;
  /** What brings the workload back to it. */
  readonly patch: ObjectPatch;
}

/**
 * The revisions that a workload can go back to, newest first; the first is the present one. A deployment keeps them as
 * ReplicaSets, the others as ControllerRevisions.
 */
export async function earlierRevisions(
  kind: WorkloadKind,
  workload: KubernetesObject,
  ref: ObjectRef,
  kubernetes: KubernetesPort,
  signal: AbortSignal,
): Promise<readonly Revision[]> {
  const keeper = kind === 'deployment' ? 'replicaset' : 'controllerrevision';
  const objects = await kubernetes.list(keeper, ref.namespace, undefined, { signal });
  // Other workloads may have the same labels; only the owner reference says whose a revision is.
  const own = objects.filter((one) =>
    one.metadata.ownerReferences?.some((owner) => owner.uid === workload.metadata.uid),
  );
  const revisions = own.map(kind === 'deployment' ? fromReplicaSet : fromControllerRevision);
  return revisions.toSorted((a, b) => b.number - a.number);
}

/**
 * The revision to go back to: the one of the number, or the one before the present one (`kubectl rollout undo`).
 */
export function chooseRevision(revisions: readonly Revision[], number: number | null): Resolved<Revision> {
  const [present, before] = revisions;
  if (present === undefined) return { ok: false, reason: 'its revisions are not known' };
  if (number === null) {
    if (before !== undefined) return { ok: true, value: before };
    return { ok: false, reason: `there is no revision before its present one, ${present.number}` };
  }
  const found = revisions.find((revision) => revision.number === number);
  if (found !== undefined) return { ok: true, value: found };
  const kept = revisions.map((revision) => revision.number).join(', ');
  return { ok: false, reason: `there is no revision ${number}: those kept are ${kept}` };
}

function fromReplicaSet(replicaSet: KubernetesObject): Revision {
  const template = fieldOf(replicaSet, 'spec', 'template');
  return {
    number: Number(textAt(replicaSet, 'metadata', 'annotations', 'deployment.kubernetes.io/revision') ?? 0),
    createdAt: replicaSet.metadata.creationTimestamp ?? null,
    images: imagesOf(template),
    cause: causeOf(replicaSet),
    patch: { type: 'json', body: [{ op: 'replace', path: '/spec/template', value: withoutHash(template) }] },
  };
}

/** The data of a ControllerRevision is the strategic merge patch that brings its state back. */
function fromControllerRevision(revision: KubernetesObject): Revision {
  const data = fieldOf(revision, 'data');
  return {
    number: numberAt(revision, 'revision') ?? 0,
    createdAt: revision.metadata.creationTimestamp ?? null,
    images: imagesOf(fieldOf(data, 'spec', 'template')),
    cause: causeOf(revision),
    patch: { type: 'strategic', body: typeof data === 'object' && data !== null ? data : {} },
  };
}

/** The label that tells the pods of one ReplicaSet apart is the controller's, which sets it anew. */
function withoutHash(template: unknown): unknown {
  const labels = fieldOf(template, 'metadata', 'labels');
  if (typeof template !== 'object' || template === null || typeof labels !== 'object' || labels === null)
    return template;
  const kept = Object.fromEntries(Object.entries(labels).filter(([key]) => key !== 'pod-template-hash'));
  const metadata = fieldOf(template, 'metadata');
  return { ...template, metadata: { ...(typeof metadata === 'object' ? metadata : {}), labels: kept } };
}

function imagesOf(template: unknown): readonly string[] {
  return listAt(template, 'spec', 'containers').map((container) => textAt(container, 'image') ?? '');
}

function causeOf(object: KubernetesObject): string | null {
  return textAt(object, 'metadata', 'annotations', 'kubernetes.io/change-cause');
}
