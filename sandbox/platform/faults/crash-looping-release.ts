import type { ContainerSpec } from '#sandbox/kubernetes/workload-objects.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRollout } from '#sandbox/platform/faulty-rollout.ts';

const setting = { name: 'EVENT_STREAM_PROTOCOL', value: '4' };

/**
 * A change of configuration that looks well: the pods become ready, the rollout completes, and then each of them
 * panics at its first event. No healthy pod is left that could have hung the rollout.
 */
export const crashLoopingRelease: Fault = {
  kind: {
    id: 'crash-looping-release',
    title: 'Crash-looping change',
    description:
      'A rollout sets an environment variable that the program cannot live with: pods become ready, then crash one after the other.',
    remedy:
      'Roll back (rollout undo), or set the variable back. A restart starts the same configuration and crashes again.',
    targets: ['eligibility', 'notifications', 'documents'],
  },
  strike(world, service) {
    const livesForMs = world.variety.amount(14_000, { from: 8000, to: 22_000 });
    const rollout = faultyRollout(world, service, {
      change: (container) => ({ ...container, env: [...envOf(container), setting] }),
      isFaulty: (container) =>
        envOf(container).some(({ name, value }) => name === setting.name && value === setting.value),
      changeCause: `set ${setting.name}=${setting.value}`,
    });
    return {
      kind: crashLoopingRelease.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (pod, runningForMs) =>
        rollout.isIn(pod) && runningForMs >= livesForMs ? { termination: { reason: 'Error', exitCode: 2 } } : null,
      logLine: (pod) =>
        rollout.isIn(pod)
          ? `ERROR event stream: the broker offers protocol 3, ${setting.name} asks for 4; panic: no codec for version 4`
          : null,
      isOver: rollout.isOver,
      repair: rollout.repair,
    };
  },
};

function envOf(container: ContainerSpec): readonly { readonly name: string; readonly value?: string }[] {
  return (container['env'] ?? []) as readonly { readonly name: string; readonly value?: string }[];
}
