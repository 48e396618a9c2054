import { z } from 'zod';
import type { ChangeRequest } from './api-request.ts';
import { applyPatch } from './apply-patch.ts';
import { negativeProblem } from './field-problems.ts';
import type { Json } from './json-value.ts';
import type { KubeObject } from './kube-object.ts';
import { withManager } from './managed-fields.ts';
import { labelSelectorText } from './label-selector.ts';
import { badRequest, conflict, invalid } from './status-error.ts';
import { currentOf } from './update-object.ts';
import type { LabelSelector, WorkloadStatus } from './workload-objects.ts';

const scaleShape = z.looseObject({
  metadata: z.looseObject({ resourceVersion: z.string().nullish() }).nullish(),
  spec: z.looseObject({ replicas: z.int().nullish() }).nullish(),
});

/** What Deployments, ReplicaSets and StatefulSets have in common, which is what a Scale shows. */
interface Scalable extends KubeObject {
  readonly spec: { readonly replicas: number; readonly selector: LabelSelector };
  readonly status?: WorkloadStatus;
}

/** autoscaling/v1 Scale of a workload, as GET on `/scale` answers it. */
export function readScale(object: KubeObject): Record<string, unknown> {
  // Only kinds with these fields list the subresource.
  const { metadata, spec, status } = object as Scalable;
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec.replicas },
    status: { replicas: status?.replicas ?? 0, selector: labelSelectorText(spec.selector) },
  };
}

/** PUT or PATCH of `/scale`: changes nothing but `spec.replicas`. */
export function writeScale(request: ChangeRequest, verb: 'update' | 'patch'): Record<string, unknown> {
  const { kind, store } = request;
  const current = currentOf(request) as Scalable;
  const { name } = current.metadata;
  const wanted =
    verb === 'update' ? request.body : applyPatch(request.contentType, readScale(current) as Json, request.body);
  const parsed = scaleShape.safeParse(wanted);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(`Scale in version "v1" cannot be handled as a Scale: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const replicas = parsed.data.spec?.replicas ?? 0;
  const version = parsed.data.metadata?.resourceVersion ?? '';
  if (version !== '' && version !== current.metadata.resourceVersion) throw conflict(kind, name);
  const problems = negativeProblem('spec.replicas', replicas);
  if (problems.length > 0) throw invalid({ kind: 'Scale', group: 'autoscaling' }, name, problems);
  if (replicas === current.spec.replicas) return readScale(current);
  const next = {
    ...current,
    metadata: { ...current.metadata, generation: (current.metadata.generation ?? 1) + 1 },
    spec: { ...current.spec, replicas },
  };
  const written = withManager(next, current, { manager: request.manager, nowMs: request.nowMs });
  return readScale(store.replace(kind.storage, written));
}
