import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { advanceService } from './advance-service.ts';
import { batchBehaviour } from './batch-behaviour.ts';
import { cpuLimitCores, memoryLimitMiB } from './container-limits.ts';
import type { CronJobSpec } from './cron-jobs.ts';
import type { PodCpuUse } from './cpu-meter.ts';
import { createDataFlow, type DataFlow } from './data-flow.ts';
import { dependencyOrder } from './dependency-order.ts';
import { createFaultEffects } from './fault-effects.ts';
import { faultTable } from './fault-table.ts';
import type { ActiveFault, World } from './fault.ts';
import { nodeCpuDemand, starvationMs } from './node-cpu.ts';
import { outsideCalls, type OutsideCall } from './outside-calls.ts';
import { podMemoryMiB } from './pod-memory.ts';
import { combinePressure } from './pressure.ts';
import { createServicePods } from './service-pods.ts';
import type { ServiceSpec } from './service-spec.ts';
import { initialState, type ServiceState } from './service-state.ts';
import type { Surroundings } from './surroundings.ts';

export interface Model extends DataFlow {
  /** Moves every service on by a tick; the cluster has been stepped before. */
  step(dtMs: number): void;
  state(service: string): ServiceState;
  pods(service: string): readonly Pod[];
  memoryMiB(spec: ServiceSpec, pod: Pod): number;
  /** What a pod gets of its node's CPU. */
  readonly cpuUse: (pod: Pod) => PodCpuUse;
  /** By node, what its pods would like to use of its CPU as a multiple of what there is. */
  nodeDemand(): ReadonlyMap<string, number>;
  /** Share of a node's disk in use, 0 to 1. */
  nodeDiskShare(node: string): number;
  hangs(service: string, pod: Pod): boolean;
  podsOfCronJob(cronJob: CronJobSpec): readonly Pod[];
  failsCronJob(cronJob: string): boolean;
  outsideCalls(service: string): readonly OutsideCall[];
  behaviourOf(pod: Pod, runningForMs: number): PodBehaviour;
  activeFaults(): readonly ActiveFault[];
  /** Throws for an unknown fault, and for a service it cannot strike. */
  inject(faultId: string, service?: string): void;
  heal(): void;
}

const startupMs = 2200;
/** What a pod of a service has for itself where nothing limits it. */
const usualCores = 1;

/** The services' behaviour over the cluster: what faults, pods and traffic make of their metrics. */
export function createModel(options: {
  readonly services: readonly ServiceSpec[];
  readonly cluster: () => Cluster;
  readonly surroundings: Surroundings;
  readonly nowMs: () => number;
  readonly random: () => number;
}): Model {
  const order = dependencyOrder(options.services);
  const specs = new Map(order.map((spec) => [spec.name, spec]));
  const states = new Map(order.map((spec) => [spec.name, initialState(spec)]));
  let faults: readonly ActiveFault[] = [];
  let nodeDemand: ReadonlyMap<string, number> = new Map();
  const effects = createFaultEffects(() => faults);
  const servicePods = createServicePods(() => options.cluster().store);

  const specOf = (service: string): ServiceSpec => {
    const spec = specs.get(service);
    if (!spec) throw new Error(`there is no service ${service}; there are ${[...specs.keys()].join(', ')}`);
    return spec;
  };
  const stateOf = (service: string): ServiceState => states.get(service) ?? initialState(specOf(service));
  const podsOf = (service: string): readonly Pod[] => servicePods.of(specOf(service).namespace, service);
  const servingPods = (service: string): readonly Pod[] =>
    podsOf(service).filter((pod) => isPodReady(pod) && pod.metadata.deletionTimestamp === undefined);
  const memoryAfter = (spec: ServiceSpec, pod: Pod, ranMs: number): number =>
    podMemoryMiB({
      usualMiB: spec.memoryMiB,
      limitMiB: memoryLimitMiB(pod.spec.containers[0]),
      ranMs,
      addedMiB: effects.addedMemoryMiB(spec.name, pod, ranMs),
    });
  const memoryMiB = (spec: ServiceSpec, pod: Pod): number => {
    const since = options.cluster().kubelet.runningSince(pod.metadata.uid);
    return memoryAfter(spec, pod, since === null ? 0 : options.nowMs() - since);
  };
  const memoryRatio = (spec: ServiceSpec, pod: Pod): number =>
    memoryMiB(spec, pod) / (memoryLimitMiB(pod.spec.containers[0]) ?? Number.POSITIVE_INFINITY);
  const cpuCores = (pod: Pod): number => {
    const state = states.get(pod.metadata.labels?.['app'] ?? '');
    if (state === undefined) return effects.strayCpuCores(pod);
    return isPodReady(pod) ? state.cpuRatio * usualCores : 0;
  };
  const callsOf = (service: string): readonly OutsideCall[] =>
    outsideCalls(options.surroundings.flags.list(), service, (host) => effects.outsideCallSeconds(host));
  const dataFlow = createDataFlow({ services: order, podsOf, effects, store: () => options.cluster().store });
  const world = (): World => ({
    ...options.surroundings,
    cluster: options.cluster(),
    nowMs: options.nowMs,
    spec: specOf,
    state: stateOf,
    pods: podsOf,
    lag: dataFlow.lag,
    replicas: dataFlow.replicas,
    volumes: dataFlow.volumes,
  });

  const stepService = (spec: ServiceSpec, dtMs: number): void => {
    const ready = servingPods(spec.name);
    const limits = ready.map((pod) => Math.min(1, (cpuLimitCores(pod.spec.containers[0]) ?? usualCores) / usualCores));
    const excessMs = callsOf(spec.name).reduce((sum, call) => sum + call.excessMs, 0);
    const hanging = ready.filter((pod) => effects.hangs(spec.name, pod)).length;
    const next = advanceService(spec, stateOf(spec.name), {
      dtMs,
      readyPods: ready.length,
      pressure: combinePressure(effects.pressure(spec.name), {
        requestFactor: Math.max(1, dataFlow.effort(spec.name)),
        slowMs: excessMs + starvationMs(ready, nodeDemand),
        failureShare: hanging === 0 ? 0 : hanging / ready.length,
      }),
      memoryRatio: Math.max(0, ...ready.map((pod) => memoryRatio(spec, pod))),
      cpuShare: limits.length === 0 ? 1 : limits.reduce((sum, share) => sum + share, 0) / limits.length,
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
    ...dataFlow,
    step(dtMs) {
      for (const fault of faults) fault.step?.();
      faults = faults.filter((fault) => !fault.isOver());
      dataFlow.step(dtMs);
      nodeDemand = nodeCpuDemand(servicePods.all(), cpuCores);
      for (const spec of order) stepService(spec, dtMs);
    },
    state: stateOf,
    pods: podsOf,
    memoryMiB,
    cpuUse(pod) {
      const crowding = Math.max(1, nodeDemand.get(pod.spec.nodeName ?? '') ?? 0);
      const throttledShare = states.get(pod.metadata.labels?.['app'] ?? '')?.throttledShare ?? 0;
      return { cores: cpuCores(pod) / crowding, throttledShare };
    },
    nodeDemand: () => nodeDemand,
    nodeDiskShare: effects.nodeDiskShare,
    hangs: effects.hangs,
    podsOfCronJob: (cronJob) => servicePods.of(specOf(cronJob.service).namespace, cronJob.name),
    failsCronJob: effects.failsCronJob,
    outsideCalls: callsOf,
    behaviourOf(pod, runningForMs) {
      const spec = specs.get(pod.metadata.labels?.['app'] ?? '');
      const calm: PodBehaviour = { startupMs, unready: null, termination: null };
      if (!spec) return { ...calm, ...batchBehaviour(pod, runningForMs, effects.failsCronJob) };
      const limit = memoryLimitMiB(pod.spec.containers[0]);
      const isFull = limit !== null && memoryAfter(spec, pod, runningForMs) >= limit;
      const oom = isFull ? { termination: { reason: 'OOMKilled', exitCode: 137 } as const } : {};
      return { ...calm, ...effects.behaviour(spec.name, pod, runningForMs), ...oom };
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
