import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { listAt, numberAt, textAt, timeAt } from './object-fields.ts';
import { templateDifference, type TemplateDifference } from './template-difference.ts';

/** One step from a revision to the next, as far as the cluster still knows it. */
export interface Rollout {
  readonly at: Date;
  readonly revision: number;
  /** Back to a template that there was before. */
  readonly isRollback: boolean;
  /** Null where the revision before is no longer there. */
  readonly difference: TemplateDifference | null;
  /** The replica set or controller revision it led to. */
  readonly name: string;
  readonly uid: string;
}

/** The newest rollout of a workload, from its revisions; null where it has had only one. */
export function newestRollout(workload: KubernetesObject, revisions: readonly KubernetesObject[]): Rollout | null {
  const ordered = revisions.toSorted((a, b) => revisionOf(b) - revisionOf(a));
  const [newest, before] = ordered;
  if (!newest || !before) return null;
  const createdAt = timeAt(newest, 'metadata', 'creationTimestamp');
  const isRollback = ordered
    .slice(1)
    .some((one) => (timeAt(one, 'metadata', 'creationTimestamp') ?? 0) > (createdAt ?? 0));
  const at = isRollback ? (progressedAt(workload) ?? createdAt) : createdAt;
  if (at === null) return null;
  return {
    at,
    revision: revisionOf(newest),
    isRollback,
    difference: templateDifference(templateOf(before), templateOf(newest)),
    name: newest.metadata.name,
    uid: newest.metadata.uid,
  };
}

/** What the rollout brought, in words. */
export function sayRollout({ revision, isRollback, difference }: Rollout): string {
  const changed = difference
    ? [
        ...difference.images,
        ...difference.configuration,
        ...difference.volumes,
        ...difference.resources,
        ...difference.probes,
      ]
    : [];
  const what = changed.length === 0 ? 'the same template: a restart' : changed.slice(0, 4).join(', ');
  return `${isRollback ? 'back to an earlier template as ' : ''}revision ${revision} (${what})`;
}

/** A replica set keeps its revision in an annotation, a ControllerRevision in a field. */
function revisionOf(object: KubernetesObject): number {
  return (
    numberAt(object, 'revision') ?? Number(object.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0)
  );
}

function templateOf(revision: KubernetesObject): unknown {
  return fieldOf(revision, 'spec', 'template') ?? fieldOf(revision, 'data', 'spec', 'template');
}

/** A rollback takes up an old replica set, so that only the deployment's own condition tells when. */
function progressedAt(workload: KubernetesObject): Date | null {
  const progressing = listAt(workload, 'status', 'conditions').find((one) => textAt(one, 'type') === 'Progressing');
  return timeAt(progressing, 'lastUpdateTime');
}
