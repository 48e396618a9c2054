import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { containerOf } from './change-container.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';

/** What a container writes first. */
export function startLine(spec: ServiceSpec, pod: Pod): string {
  const version = containerOf(pod)?.image.split(':').at(-1);
  return spec.database === undefined
    ? `INFO  ${spec.name} ${version} starting, pool size ${spec.poolMax}`
    : `LOG:  starting PostgreSQL ${version}, max_connections ${spec.database.maxConnections}`;
}

/** What a ready container writes once a second. */
export function servedLine(spec: ServiceSpec, state: ServiceState): string {
  const perPod = (state.requestsPerSecond / Math.max(1, state.readyPods)).toFixed(0);
  const figures = `p99=${state.p99Ms.toFixed(0)}ms errors=${(state.errorRate * 100).toFixed(1)}%`;
  return spec.database === undefined
    ? `INFO  served ${perPod} req/s ${figures}`
    : `LOG:  ${perPod} transactions/s ${figures}`;
}

/** What a caller writes when nobody answers at the service it calls. */
export function refusedLine(callee: ServiceSpec): string {
  const port = callee.database === undefined ? 8080 : 5432;
  return `ERROR call to ${callee.name}: dial tcp ${callee.name}:${port}: connect: connection refused`;
}
