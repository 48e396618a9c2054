import type { Fault } from '#sandbox/platform/fault.ts';
import { currentInstances, instanceOf, survivors } from '#sandbox/platform/instances.ts';

/**
 * The running instances keep transactions open and never give their connections back. The pool belongs to the service
 * as a whole, so more pods only queue for the same connections; the connections come back as the struck instances end.
 */
export const connectionPoolExhaustion: Fault = {
  kind: {
    id: 'connection-pool-exhaustion',
    title: 'Database connection pool exhaustion',
    description:
      'Instances leak database connections until the pool is full; requests wait for one, p99 climbs past 2 s.',
    remedy:
      'Restart the pods (rollout restart): leaked connections end with the process that holds them. Scaling does not help.',
    targets: ['claims-api', 'billing-api'],
  },
  strike(world, service) {
    let struck = currentInstances(world, service);
    const spec = world.spec(service);
    const total = Math.max(1, struck.size);
    const held = (spec.poolMax - spec.poolActive) * world.variety.amount(1, { from: 0.97, to: 1.25 });
    return {
      kind: connectionPoolExhaustion.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ heldConnections: (held * survivors(world, service, struck)) / total }),
      logLine: (pod, state) => {
        const share = Math.round(state.activeConnections / total);
        if (!struck.has(instanceOf(world, pod)) || state.poolWaitSeconds < 0.5) return null;
        const waiting = Math.round(state.poolWaitSeconds * 12);
        return `ERROR ${service}-pool - Connection is not available, request timed out after 30000ms (total=${share}, active=${share}, idle=0, waiting=${waiting})`;
      },
      isOver: () => survivors(world, service, struck) === 0,
      repair: () => {
        struck = new Set();
      },
    };
  },
};
