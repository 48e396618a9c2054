import type { ContainerSpec } from '#sandbox/kubernetes/workload-objects.ts';
import { cpuLimitCores } from '#sandbox/platform/container-limits.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRollout } from '#sandbox/platform/faulty-rollout.ts';

const comfort = 1.1;

/** A well-meant rollout gives the pods a CPU limit below their usual need: idle nodes, throttled containers, slow answers. */
export const cpuThrottling: Fault = {
  kind: {
    id: 'cpu-throttling',
    title: 'CPU throttling',
    description:
      'A rollout sets a CPU limit below what the service needs: its containers are throttled while the nodes are idle.',
    remedy:
      'Raise the CPU limit above the usual need, or take it away (set resources, or rollout undo). A restart starts pods with the same limit.',
    targets: ['eligibility', 'auth', 'adjudication'],
  },
  strike(world, service) {
    // The limit as a share of what the usual traffic needs.
    const limitOfNeed = world.variety.amount(0.55, { from: 0.4, to: 0.7 });
    const needCores = world.spec(service).cpuRatio;
    const limit = `${Math.round(needCores * limitOfNeed * 1000)}m`;
    const rollout = faultyRollout(world, service, {
      change: (container) => withCpuLimit(container, limit),
      isFaulty: (container) => (cpuLimitCores(container) ?? Infinity) < needCores * comfort,
      changeCause: `set CPU limit to ${limit} (cost review)`,
    });
    return {
      kind: cpuThrottling.kind.id,
      service,
      sinceMs: world.nowMs(),
      logLine: (_pod, state) =>
        state.throttledShare > 0.5 ? 'WARN  event loop blocked for 318ms, 41 requests waiting' : null,
      isOver: rollout.isOver,
      repair: rollout.repair,
    };
  },
};

function withCpuLimit(container: ContainerSpec, cpu: string): ContainerSpec {
  const { requests, limits } = container.resources ?? {};
  return { ...container, resources: { requests: { ...requests, cpu }, limits: { ...limits, cpu } } };
}
