import { z } from 'zod';
import type { ChangeRequest } from './api-request.ts';
import { removeObject } from './delete-object.ts';
import { parseDeleteOptions, type DeleteOptions } from './delete-options.ts';
import type { Json } from './json-value.ts';
import { toKubeTime } from './object-store.ts';
import { isPodReady } from './pod-display.ts';
import type { PodDisruptionBudget } from './policy-objects.ts';
import { budgetsOver } from './pods-of-budget.ts';
import { badRequest, StatusError } from './status-error.ts';
import { isFinished } from './terminate-pod.ts';
import { currentOf } from './update-object.ts';
import type { Pod } from './workload-objects.ts';

const versions = ['policy/v1', 'policy/v1beta1'];
const eviction = z.looseObject({
  apiVersion: z.enum(versions).optional(),
  kind: z.literal('Eviction').optional(),
  metadata: z.looseObject({ name: z.string().optional() }).default({}),
  deleteOptions: z.json().optional(),
});

/**
 * POST …/pods/<name>/eviction, as `kubectl drain` does it: 429 where a disruption budget does not allow it now, 500
 * where several cover the pod. Rules: kubernetes/pkg/registry/core/pod/storage/eviction.go.
 */
export function evictPod(request: ChangeRequest): Record<string, unknown> {
  const { name, options } = parseEviction(request.body);
  if (name !== request.name) throw badRequest('name in URL does not match name in Eviction object');
  const pod = currentOf(request) as Pod;
  const isPastHarm = isFinished(pod) || pod.status?.phase === 'Pending' || pod.metadata.deletionTimestamp !== undefined;
  // The deletion comes first, because its preconditions are what binds the eviction to the pod that was seen.
  const deleted = (): unknown => removeObject(request, pod, options);
  if (isPastHarm) deleted();
  else {
    const budget = onlyBudgetOver(request, pod);
    deleted();
    if (budget !== null && !isNoLoss(pod, budget)) spend(request, budget, pod);
  }
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };
}

/** The options inside an Eviction; the query of the request does not count for them, apart from `dryRun`. */
export function parseEviction(body: Json): { readonly name: string | undefined; readonly options: DeleteOptions } {
  const parsed = eviction.safeParse(body ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(`Eviction cannot be handled as an Eviction: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { metadata, deleteOptions } = parsed.data;
  return { name: metadata.name, options: parseDeleteOptions(deleteOptions ?? null, new URLSearchParams()) };
}

function onlyBudgetOver(request: ChangeRequest, pod: Pod): PodDisruptionBudget | null {
  const [budget, ...others] = budgetsOver(request.store, pod);
  if (budget === undefined) return null;
  if (others.length > 0) {
    const message = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
    throw new StatusError(500, '', message);
  }
  if (isNoLoss(pod, budget)) return budget;
  const {
    observedGeneration = 0,
    disruptionsAllowed = 0,
    desiredHealthy = 0,
    currentHealthy = 0,
  } = budget.status ?? {};
  const { name, generation = 1 } = budget.metadata;
  if (observedGeneration < generation) {
    throw tooMany(`The disruption budget ${name} is still being processed by the server.`, 10);
  }
  if (disruptionsAllowed <= 0) {
    throw tooMany(
      `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`,
    );
  }
  return budget;
}

/** A running pod that is not ready adds nothing to the healthy ones, so its going costs a satisfied budget nothing. */
function isNoLoss(pod: Pod, budget: PodDisruptionBudget): boolean {
  if (isPodReady(pod)) return false;
  if (budget.spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  const { desiredHealthy = 0, currentHealthy = 0 } = budget.status ?? {};
  return desiredHealthy > 0 && currentHealthy >= desiredHealthy;
}

/** The budget is charged at once; its controller counts anew when the pod is gone. */
function spend(request: ChangeRequest, budget: PodDisruptionBudget, pod: Pod): void {
  const { status } = budget;
  if (status === undefined) return;
  request.store.replace('poddisruptionbudgets.policy', {
    ...budget,
    status: {
      ...status,
      disruptionsAllowed: status.disruptionsAllowed - 1,
      disruptedPods: { ...status.disruptedPods, [pod.metadata.name]: toKubeTime(request.nowMs) },
    },
  });
}

function tooMany(why: string, retryAfterSeconds?: number): StatusError {
  const message = "Cannot evict pod as it would violate the pod's disruption budget.";
  return new StatusError(429, 'TooManyRequests', message, {
    causes: [{ reason: 'DisruptionBudget', message: why }],
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
