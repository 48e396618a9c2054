import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { advanceService } from './advance-service.ts';
import { dependencyOrder } from './dependency-order.ts';
import { faultTable } from './fault-table.ts';
import type { ActiveFault, World } from './fault.ts';
import { podMemoryMiB } from './pod-memory.ts';
import { noPressure, type Pressure } from './pressure.ts';
import type { ServiceSpec } from './service-spec.ts';
import { initialState, type ServiceState } from './service-state.ts';

export interface Model {
  /** Moves every service on by a tick; the cluster has been stepped before. */
  step(dtMs: number): void;
  state(service: string): ServiceState;
  pods(service: string): readonly Pod[];
  memoryMiB(spec: ServiceSpec, pod: Pod): number;
  behaviourOf(pod: Pod, runningForMs: number): PodBehaviour;
  activeFaults(): readonly ActiveFault[];
  /** Throws for an unknown fault, and for a service it cannot strike. */
  inject(faultId: string, service?: string): void;
  heal(): void;
}

const startupMs = 2200;

/** The services' behaviour over the cluster: what faults, pods and traffic make of their metrics. */
export function createModel(options: {
  readonly services: readonly ServiceSpec[];
  readonly cluster: () => Cluster;
  readonly nowMs: () => number;
  readonly random: () => number;
}): Model {
  const order = dependencyOrder(options.services);
  const states = new Map(order.map((spec) => [spec.name, initialState(spec)]));
  let faults: readonly ActiveFault[] = [];

  const specOf = (service: string): ServiceSpec => {
    const spec = order.find((candidate) => candidate.name === service);
    if (!spec) throw new Error(`there is no service ${service}; there are ${order.map(({ name }) => name).join(', ')}`);
    return spec;
  };
  const stateOf = (service: string): ServiceState => states.get(service) ?? initialState(specOf(service));
  const podsOf = (service: string): readonly Pod[] =>
    options
      .cluster()
      .store.list('pods', specOf(service).namespace)
      .filter((pod) => pod.metadata.labels?.['app'] === service);
  const faultsOn = (service: string): readonly ActiveFault[] => faults.filter((fault) => fault.service === service);
  const leakOf = (service: string, pod: Pod): number =>
    faultsOn(service).reduce((sum, fault) => sum + (fault.memoryLeak?.(pod) ?? 0), 0);
  const memoryMiB = (spec: ServiceSpec, pod: Pod): number => {
    const since = options.cluster().kubelet.runningSince(pod.metadata.uid);
    const ranMs = since === null ? 0 : options.nowMs() - since;
    return podMemoryMiB(spec, { ranMs, leakMiBPerSecond: leakOf(spec.name, pod) });
  };
  const world = (): World => ({
    cluster: options.cluster(),
    nowMs: options.nowMs,
    spec: specOf,
    state: stateOf,
    pods: podsOf,
  });

  const stepService = (spec: ServiceSpec, dtMs: number): void => {
    const ready = podsOf(spec.name).filter((pod) => isPodReady(pod) && pod.metadata.deletionTimestamp === undefined);
    const fullest = Math.max(0, ...ready.map((pod) => memoryMiB(spec, pod)));
    const next = advanceService(spec, stateOf(spec.name), {
      dtMs,
      readyPods: ready.length,
      pressure: faultsOn(spec.name)
        .map((fault) => fault.pressure?.() ?? {})
        .reduce<Pressure>(combine, noPressure),
      memoryRatio: fullest / spec.memoryLimitMiB,
      dependencies: spec.dependsOn.map(({ service, weight }) => {
        const { p99Ms, errorRate } = stateOf(service);
        const calm = specOf(service);
        return {
          weight,
          excessMs: Math.max(0, p99Ms - calm.p99Ms * 1.2),
          errorRate: Math.max(0, errorRate - calm.errorRate * 2),
        };
      }),
      random: options.random,
    });
    states.set(spec.name, next);
  };

  return {
    step(dtMs) {
      for (const fault of faults) fault.step?.();
      faults = faults.filter((fault) => !fault.isOver());
      for (const spec of order) stepService(spec, dtMs);
    },
    state: stateOf,
    pods: podsOf,
    memoryMiB,
    behaviourOf(pod, runningForMs) {
      const service = pod.metadata.labels?.['app'] ?? '';
      const spec = order.find((candidate) => candidate.name === service);
      const calm: PodBehaviour = { startupMs, unready: null, termination: null };
      if (!spec) return calm;
      const used = podMemoryMiB(spec, { ranMs: runningForMs, leakMiBPerSecond: leakOf(service, pod) });
      const isFull = used >= spec.memoryLimitMiB;
      const changes = faultsOn(service).map((fault) => fault.behaviour?.(pod, runningForMs) ?? {});
      const oom = isFull ? { termination: { reason: 'OOMKilled', exitCode: 137 } as const } : {};
      return Object.assign({ ...calm }, ...changes, oom) as PodBehaviour;
    },
    activeFaults: () => faults,
    inject(faultId, service) {
      const fault = faultTable.find((candidate) => candidate.kind.id === faultId);
      if (!fault) {
        const known = faultTable.map((candidate) => candidate.kind.id).join(', ');
        throw new Error(`there is no fault ${faultId}; there are ${known}`);
      }
      const target = service ?? fault.kind.targets[0] ?? '';
      if (!fault.kind.targets.includes(target)) {
        throw new Error(`${faultId} cannot strike ${target}; it can strike ${fault.kind.targets.join(', ')}`);
      }
      if (faults.some((active) => active.kind === faultId && active.service === target)) return;
      faults = [...faults, fault.strike(world(), target)];
    },
    heal() {
      for (const fault of faults) fault.repair();
      faults = [];
    },
  };
}

function combine(sum: Pressure, more: Partial<Pressure>): Pressure {
  return {
    requestFactor: sum.requestFactor * (more.requestFactor ?? 1),
    heldConnections: sum.heldConnections + (more.heldConnections ?? 0),
  };
}
