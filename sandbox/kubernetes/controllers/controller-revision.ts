import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import type { ControllerRevision, DaemonSet, StatefulSet } from '#sandbox/kubernetes/set-objects.ts';
import type { PodTemplate } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { isOwnedBy, ownerReferenceTo } from './owned-by.ts';
import { podTemplateHash } from './pod-template-hash.ts';

/**
 * The revision of the set's present template. A template that the set had before makes its old revision the newest
 * again, which is what `kubectl rollout undo` counts on; a new one gets a revision of its own.
 */
export function currentRevision(context: ClusterContext, owner: StatefulSet | DaemonSet): ControllerRevision {
  const { store } = context;
  const known = revisionsOf(context, owner);
  const newest = known.at(-1);
  const template = owner.spec.template;
  const same = known.findLast((revision) => isDeepStrictEqual(templateOf(revision), template));
  if (same !== undefined && same === newest) return same;
  const revision = (newest?.revision ?? 0) + 1;
  if (same !== undefined) return store.replace('controllerrevisions.apps', { ...same, revision });
  const hash = podTemplateHash(template);
  const { namespace, name } = owner.metadata;
  return store.create('controllerrevisions.apps', {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...template.metadata?.labels, 'controller-revision-hash': hash },
      ownerReferences: [ownerReferenceTo(owner)],
    },
    data: { spec: { template: { ...template, $patch: 'replace' } } },
    revision,
  });
}

/** Oldest first. */
export function revisionsOf(context: ClusterContext, owner: KubeObject): readonly ControllerRevision[] {
  return context.store
    .list('controllerrevisions.apps', owner.metadata.namespace)
    .filter((revision) => isOwnedBy(revision, owner))
    .toSorted((a, b) => a.revision - b.revision);
}

export function templateOf(revision: ControllerRevision): PodTemplate {
  const { $patch: _directive, ...template } = revision.data.spec.template;
  return template;
}

/** The oldest revisions that no pod runs any more are forgotten beyond the set's limit. */
export function forgetOldRevisions(
  context: ClusterContext,
  owner: StatefulSet | DaemonSet,
  inUse: ReadonlySet<string>,
): void {
  const unused = revisionsOf(context, owner).filter((revision) => !inUse.has(revision.metadata.name));
  const surplus = Math.max(0, unused.length - owner.spec.revisionHistoryLimit);
  for (const revision of unused.slice(0, surplus)) context.store.remove('controllerrevisions.apps', revision);
}
