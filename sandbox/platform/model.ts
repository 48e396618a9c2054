import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { advanceService } from './advance-service.ts';
import { batchBehaviour } from './batch-behaviour.ts';
import { cpuLimitCores } from './container-limits.ts';
import type { CronJobSpec } from './cron-jobs.ts';
import type { PodCpuUse } from './cpu-meter.ts';
import { createDataFlow, type DataFlow } from './data-flow.ts';
import { dependencyOrder } from './dependency-order.ts';
import { createFaultEffects } from './fault-effects.ts';
import type { ActiveFault, World } from './fault.ts';
import { createMeasurements, type Measurements } from './measurements.ts';
import { createMemoryOfPods } from './memory-of-pods.ts';
import { nodeCpuDemand, starvationMs } from './node-cpu.ts';
import { outsideCalls, type OutsideCall } from './outside-calls.ts';
import { combinePressure } from './pressure.ts';
import { createServicePods } from './service-pods.ts';
import type { ServiceSpec } from './service-spec.ts';
import { initialState, type ServiceState } from './service-state.ts';
import type { SignalEffects } from './signal-effects.ts';
import type { Surroundings } from './surroundings.ts';
import { createTroubles } from './troubles.ts';
import type { Variety } from './variety.ts';

export interface Model extends DataFlow, Measurements {
  /** What exporters show besides, as the faults at work have it. */
  readonly signals: SignalEffects;
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
  /** Whether the check of the service from outside fails now. */
  readonly failsSyntheticCheck: (service: string) => boolean;
  readonly activeFaults: () => readonly ActiveFault[];
  /** Faults and decoys at work. */
  readonly activeTroubles: () => readonly ActiveFault[];
  /** Throws for an unknown fault, and for a service it cannot strike. */
  inject(faultId: string, service?: string): void;
  /** Throws for an unknown decoy, and for a service that it cannot concern. */
  distract(decoyId: string, service?: string): void;
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
  readonly variety: Variety;
}): Model {
  const order = dependencyOrder(options.services);
  const specs = new Map(order.map((spec) => [spec.name, spec]));
  const states = new Map(order.map((spec) => [spec.name, initialState(spec)]));
  let nodeDemand: ReadonlyMap<string, number> = new Map();
  const troubles = createTroubles(() => world());
  const effects = createFaultEffects(troubles.all);
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
  const memory = createMemoryOfPods({ cluster: options.cluster, effects, nowMs: options.nowMs });
  const cpuCores = (pod: Pod): number => {
    const state = states.get(pod.metadata.labels?.['app'] ?? '');
    if (state === undefined) return effects.strayCpuCores(pod);
    return isPodReady(pod) ? state.cpuRatio * usualCores : 0;
  };
  const callsOf = (service: string): readonly OutsideCall[] =>
    outsideCalls(options.surroundings.flags.list(), service, (host) => effects.outsideCallSeconds(host));
  const dataFlow = createDataFlow({ services: order, podsOf, effects, store: () => options.cluster().store });
  const measurements = createMeasurements({
    services: order,
    flags: options.surroundings.flags,
    stateOf,
    outsideCallsOf: callsOf,
    effects,
  });
  const world = (): World => ({
    ...options.surroundings,
    cluster: options.cluster(),
    variety: options.variety,
    nowMs: options.nowMs,
    spec: specOf,
    state: stateOf,
    pods: podsOf,
    callers: (service) =>
      order.flatMap(({ name, dependsOn }) =>
        dependsOn.flatMap((call) => (call.service === service ? [{ service: name, weight: call.weight }] : [])),
      ),
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
      memoryRatio: Math.max(0, ...ready.map((pod) => memory.ratio(spec, pod))),
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
    ...measurements,
    signals: effects,
    step(dtMs) {
      troubles.step();
      dataFlow.step(dtMs);
      nodeDemand = nodeCpuDemand(servicePods.all(), cpuCores);
      for (const spec of order) stepService(spec, dtMs);
      measurements.step(dtMs, nodeDemand);
    },
    state: stateOf,
    pods: podsOf,
    memoryMiB: memory.now,
    cpuUse(pod) {
      const crowding = Math.max(1, nodeDemand.get(pod.spec.nodeName ?? '') ?? 0);
      const service = pod.metadata.labels?.['app'] ?? '';
      return {
        cores: cpuCores(pod) / crowding,
        throttledShare: states.get(service)?.throttledShare ?? 0,
        gcShare: effects.gcPauseShare(service, pod),
        lossShare: effects.packetLossShare(pod.spec.nodeName ?? ''),
      };
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
      const oom = memory.isFull(spec, pod, runningForMs)
        ? { termination: { reason: 'OOMKilled', exitCode: 137 } as const }
        : {};
      return { ...calm, ...effects.behaviour(spec.name, pod, runningForMs), ...oom };
    },
    failsSyntheticCheck: effects.failsSyntheticCheck,
    activeFaults: troubles.faults,
    activeTroubles: troubles.all,
    inject: troubles.inject,
    distract: troubles.distract,
    heal: troubles.heal,
  };
}
