import type { ChangeRequest } from './api-request.ts';
import { parseDeleteOptions } from './delete-object.ts';
import { isJsonObject } from './json-value.ts';
import { graceSecondsOf, terminatePod } from './terminate-pod.ts';
import { currentOf } from './update-object.ts';
import type { Pod } from './workload-objects.ts';

/** POST …/pods/<name>/eviction, as `kubectl drain` does it. The sandbox has no disruption budgets, so none refuses. */
export function evictPod(request: ChangeRequest): Record<string, unknown> {
  const pod = currentOf(request) as Pod;
  const given = isJsonObject(request.body) ? (request.body['deleteOptions'] ?? null) : null;
  const options = parseDeleteOptions({ ...request, body: given });
  if (!request.dryRun) {
    terminatePod(request.store, pod, options.gracePeriodSeconds ?? graceSecondsOf(pod), request.nowMs);
  }
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };
}
