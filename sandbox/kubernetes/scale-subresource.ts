import { z } from 'zod';
import type { ChangeRequest } from './api-request.ts';
import { applyPatch } from './apply-patch.ts';
import type { Json } from './json-value.ts';
import type { KubeObject } from './kube-object.ts';
import { invalidValue } from './pod-spec-problems.ts';
import { badRequest, conflict, invalid } from './status-error.ts';
import { currentOf } from './update-object.ts';
import type { Deployment } from './workload-objects.ts';

const scaleShape = z.looseObject({
  metadata: z.looseObject({ resourceVersion: z.string().optional() }).optional(),
  spec: z.looseObject({ replicas: z.int().default(0) }).default({ replicas: 0 }),
});

/** autoscaling/v1 Scale of a Deployment, as GET on `/scale` answers it. */
export function readScale(object: KubeObject): Record<string, unknown> {
  const deployment = object as Deployment;
  const { name, namespace, uid, resourceVersion, creationTimestamp } = deployment.metadata;
  const selector = Object.entries(deployment.spec.selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: deployment.spec.replicas },
    status: { replicas: deployment.status?.replicas ?? 0, selector: selector.join(',') },
  };
}

/** PUT or PATCH of `/scale`: changes nothing but `spec.replicas`. */
export function writeScale(request: ChangeRequest, verb: 'update' | 'patch'): Record<string, unknown> {
  const current = currentOf(request) as Deployment;
  const wanted =
    verb === 'update' ? request.body : applyPatch(request.contentType, readScale(current) as Json, request.body);
  const parsed = scaleShape.safeParse(wanted);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(`Scale in version "v1" cannot be handled as a Scale: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { replicas } = parsed.data.spec;
  const version = parsed.data.metadata?.resourceVersion;
  if (version !== undefined && version !== '' && version !== current.metadata.resourceVersion) {
    throw conflict(request.kind, current.metadata.name);
  }
  if (replicas < 0) {
    throw invalid({ kind: 'Scale', group: 'autoscaling' }, current.metadata.name, [
      invalidValue('spec.replicas', replicas, 'must be greater than or equal to 0'),
    ]);
  }
  const generation = (current.metadata.generation ?? 1) + (replicas === current.spec.replicas ? 0 : 1);
  const next: Deployment = {
    ...current,
    metadata: { ...current.metadata, generation },
    spec: { ...current.spec, replicas },
  };
  return readScale(request.dryRun ? next : request.store.replace('deployments.apps', next));
}
