import type { ServiceSpec } from './service-spec.ts';

/** What moves about a service: gauges as they are now, counters since the start. */
export interface ServiceState {
  readonly p99Ms: number;
  readonly p50Ms: number;
  /** Share of requests answered 5xx. */
  readonly errorRate: number;
  readonly requestsPerSecond: number;
  /** Share of the ready pods' CPU in use, 0 to 1. */
  readonly cpuRatio: number;
  /** Share of the scheduler's periods in which the pods were held back by their CPU limit, 0 to 1. */
  readonly throttledShare: number;
  readonly activeConnections: number;
  readonly poolWaitSeconds: number;
  readonly readyPods: number;
  /** Requests answered since the start, by status code. */
  readonly requestsByCode: Readonly<Record<'200' | '404' | '500' | '503', number>>;
}

export function initialState(spec: ServiceSpec): ServiceState {
  return {
    p99Ms: spec.p99Ms,
    p50Ms: spec.p50Ms,
    errorRate: spec.errorRate,
    requestsPerSecond: spec.requestsPerSecond,
    cpuRatio: spec.cpuRatio,
    throttledShare: 0,
    activeConnections: spec.poolActive,
    poolWaitSeconds: 0,
    readyPods: spec.replicas,
    requestsByCode: { '200': 0, '404': 0, '500': 0, '503': 0 },
  };
}
