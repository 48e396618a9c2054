import type { Pressure } from './pressure.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';

export interface ServiceFacts {
  readonly dtMs: number;
  readonly readyPods: number;
  readonly pressure: Pressure;
  /** Highest share of its memory limit that a ready pod uses: close to the limit, garbage collection slows it. */
  readonly memoryRatio: number;
  /** Share of its usual CPU that a CPU limit leaves to a pod, above 0 up to 1; 1 is no limit that it could feel. */
  readonly cpuShare: number;
  /** The services it calls, as they were a tick ago. */
  readonly dependencies: readonly {
    readonly weight: number;
    readonly excessMs: number;
    readonly errorRate: number;
  }[];
  /** Uniform in [0, 1). */
  random(): number;
}

/** Longest wait for a pooled connection that the 99th percentile reaches when the pool is exhausted. */
const longestPoolWaitMs = 3300;

/**
 * One tick of one service. Traffic fills the pool and the CPU; an exhausted pool makes requests wait, a saturated CPU
 * makes them queue, and slow or failing dependencies are felt by their share. Every gauge moves towards its target
 * with its own time constant, so a remedy shows over seconds and not at once.
 */
export function advanceService(spec: ServiceSpec, state: ServiceState, facts: ServiceFacts): ServiceState {
  const noise = (share: number): number => 1 + share * (facts.random() * 2 - 1);
  const towards = (from: number, to: number, tauMs: number): number => to + (from - to) * Math.exp(-facts.dtMs / tauMs);
  const isDown = facts.readyPods === 0;

  const offered = spec.requestsPerSecond * facts.pressure.requestFactor * noise(0.03);
  const requestsPerSecond = towards(state.requestsPerSecond, offered, 1500);
  const perPod = spec.requestsPerSecond / spec.cpuRatio / spec.replicas;
  const { workFactor } = facts.pressure;
  const utilisation = isDown ? 0 : (requestsPerSecond * workFactor) / (perPod * facts.readyPods);
  const demand = utilisation / facts.cpuShare;
  const overload = Math.max(0, demand - 1);
  const cpuRatio = towards(state.cpuRatio, Math.min(facts.cpuShare, utilisation * noise(0.02)), 1200);
  const throttled = facts.cpuShare < 1 ? smoothstep(0.8, 1.2, demand) : 0;

  const busyShare = Math.min(1.6, requestsPerSecond / spec.requestsPerSecond) * workFactor;
  const wanted = spec.poolActive * busyShare * noise(0.06) + facts.pressure.heldConnections;
  const target = isDown ? 0 : Math.min(spec.poolMax * 0.985, wanted);
  const activeConnections = towards(state.activeConnections, target, target > state.activeConnections ? 1500 : 900);
  const poolUse = activeConnections / spec.poolMax;
  const poolWaitMs = longestPoolWaitMs * smoothstep(0.8, 0.98, poolUse);

  const inheritedMs = facts.dependencies.reduce((sum, { weight, excessMs }) => sum + weight * excessMs, 0);
  const inheritedErrors = facts.dependencies.reduce((sum, { weight, errorRate }) => sum + weight * errorRate, 0);
  const queueingMs = spec.p99Ms * 1.5 * smoothstep(0.75, 1, cpuRatio / facts.cpuShare) + Math.min(900, 500 * overload);
  const collectingMs = spec.p99Ms * 1.2 * smoothstep(0.85, 1, facts.memoryRatio);
  const p99Target =
    spec.p99Ms * noise(0.06) + poolWaitMs + queueingMs + collectingMs + inheritedMs + facts.pressure.slowMs;
  const ownErrors = spec.errorRate + 0.025 * smoothstep(0.9, 1, poolUse) + Math.min(0.3, 0.03 * overload);
  const errorTarget = isDown ? 1 : Math.min(1, ownErrors * noise(0.2) + inheritedErrors + facts.pressure.failureShare);
  const p99Ms = towards(state.p99Ms, isDown ? spec.p99Ms : p99Target, 1000);
  const errorRate = towards(state.errorRate, errorTarget, 800);

  return {
    p99Ms,
    p50Ms: spec.p50Ms * (1 + 0.35 * Math.max(0, p99Ms / spec.p99Ms - 1.1)),
    errorRate,
    requestsPerSecond,
    cpuRatio,
    throttledShare: towards(state.throttledShare, throttled, 1500),
    activeConnections,
    poolWaitSeconds: poolWaitMs / 1000,
    readyPods: facts.readyPods,
    requestsByCode: count(state.requestsByCode, (requestsPerSecond * facts.dtMs) / 1000, errorRate, isDown),
  };
}

type Counters = ServiceState['requestsByCode'];

function count(before: Counters, requests: number, errorRate: number, isDown: boolean): Counters {
  const failed = requests * errorRate;
  const missing = (requests - failed) * 0.004;
  return {
    '200': before['200'] + requests - failed - missing,
    '404': before['404'] + missing,
    '500': before['500'] + (isDown ? 0 : failed * 0.7),
    '503': before['503'] + (isDown ? failed : failed * 0.3),
  };
}

/** 0 below `low`, 1 above `high`, and a smooth rise in between. */
export function smoothstep(low: number, high: number, value: number): number {
  const x = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return x * x * (3 - 2 * x);
}
