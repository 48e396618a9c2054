import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRollout } from '#sandbox/platform/faulty-rollout.ts';

/** A slip of the pen: `Gi` where `Mi` was meant. No machine of the pool has as much, so no pod of the rollout gets one. */
export const unschedulablePods: Fault = {
  kind: {
    id: 'unschedulable-pods',
    title: 'Unschedulable pods',
    description: 'A rollout requests more memory for a pod than any node has; its pods stay Pending without a node.',
    remedy:
      'Set the request back to what a node has (set resources), or roll back (rollout undo). A restart makes pods with the same request.',
    targets: ['adjudication', 'documents', 'provider-directory', 'billing-api'],
  },
  strike(world, service) {
    const memory = `${Math.round(world.variety.amount(640, { from: 200, to: 900 }))}Gi`;
    const rollout = faultyRollout(world, service, {
      change: (container) => ({
        ...container,
        resources: {
          requests: { ...container.resources?.requests, memory },
          limits: { ...container.resources?.limits, memory },
        },
      }),
      isFaulty: (container) => container.resources?.requests?.['memory'] === memory,
      changeCause: `set memory request to ${memory}`,
    });
    return {
      kind: unschedulablePods.kind.id,
      service,
      sinceMs: world.nowMs(),
      isOver: rollout.isOver,
      repair: rollout.repair,
    };
  },
};
