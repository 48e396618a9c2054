import { z } from 'zod';
import type { ChangeRequest } from './api-request.ts';
import type { KubeObject } from './kube-object.ts';
import { qualified, badRequest, conflict, StatusError } from './status-error.ts';
import { graceSecondsOf, terminatePod } from './terminate-pod.ts';
import { currentOf } from './update-object.ts';
import type { Pod } from './workload-objects.ts';

const deleteOptions = z
  .looseObject({
    gracePeriodSeconds: z.int().min(0).nullish(),
    propagationPolicy: z.enum(['Background', 'Foreground', 'Orphan']).nullish(),
    preconditions: z.looseObject({ uid: z.string().nullish(), resourceVersion: z.string().nullish() }).nullish(),
  })
  .nullable();

export type DeleteOptions = NonNullable<z.infer<typeof deleteOptions>>;

export function parseDeleteOptions(request: ChangeRequest): DeleteOptions {
  const parsed = deleteOptions.safeParse(request.body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(`DeleteOptions: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const grace = request.query.get('gracePeriodSeconds');
  const policy = request.query.get('propagationPolicy');
  return {
    ...(grace === null ? {} : { gracePeriodSeconds: Number(grace) }),
    ...(policy === null ? {} : { propagationPolicy: policy as 'Background' }),
    ...parsed.data,
  };
}

/**
 * DELETE of one object. A pod goes gracefully and is answered as it stands; everything else is gone at once and
 * answered with a Status. What it owned goes in the background (Foreground is treated alike), or stays with `Orphan`.
 */
export function deleteObject(request: ChangeRequest): Record<string, unknown> {
  const { store, kind, dryRun } = request;
  const current = currentOf(request);
  const options = parseDeleteOptions(request);
  checkPreconditions(request, current, options);
  if (kind.storage === 'pods') {
    const pod = current as Pod;
    const grace = options.gracePeriodSeconds ?? graceSecondsOf(pod);
    return dryRun ? pod : terminatePod(store, pod, grace, request.nowMs);
  }
  if (!dryRun) {
    if (options.propagationPolicy === 'Orphan') orphanChildren(request, current);
    store.remove(kind.storage, current);
  }
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: current.metadata.name,
      ...(kind.group === '' ? {} : { group: kind.group }),
      kind: kind.plural,
      uid: current.metadata.uid,
    },
  };
}

function checkPreconditions(request: ChangeRequest, current: KubeObject, options: DeleteOptions): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  if (uid !== undefined && uid !== null && uid !== current.metadata.uid) {
    const what = `${qualified(request.kind)} "${current.metadata.name}"`;
    const message = `Operation cannot be fulfilled on ${what}: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`;
    throw new StatusError(409, 'Conflict', message, { name: current.metadata.name, kind: request.kind.plural });
  }
  if (
    resourceVersion !== undefined &&
    resourceVersion !== null &&
    resourceVersion !== current.metadata.resourceVersion
  ) {
    throw conflict(request.kind, current.metadata.name);
  }
}

function orphanChildren(request: ChangeRequest, owner: KubeObject): void {
  for (const resource of ['replicasets.apps', 'pods'] as const) {
    for (const child of request.store.list(resource, owner.metadata.namespace)) {
      const owners = child.metadata.ownerReferences ?? [];
      const others = owners.filter((reference) => reference.uid !== owner.metadata.uid);
      if (others.length < owners.length) {
        request.store.replace(resource, {
          ...child,
          metadata: { ...child.metadata, ownerReferences: others },
        });
      }
    }
  }
}
