import { busiestNode } from '#sandbox/platform/busiest-node.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { createNodePool } from '#sandbox/platform/node-pool.ts';
import { shareOnNode } from '#sandbox/platform/share-on-node.ts';

/** A machine comes back from a live migration with the time it had before, and finds no time server. */
export const clockSkew: Fault = {
  kind: {
    id: 'clock-skew',
    title: 'Clock skew on a node',
    description:
      'The clock of the machine that carries most pods of the service is behind: they reject fresh tokens as issued in the future.',
    remedy:
      'Drain the node: cordon it and evict its pods; the pool then replaces the machine. Restarting the pods may leave them on the same clock.',
    targets: ['auth', 'billing-api', 'claims-api', 'member-portal'],
  },
  strike(world, service) {
    const node = busiestNode(world, service);
    const pool = createNodePool(world, node);
    const behindSeconds = world.variety.amount(95, { from: 12, to: 900 });
    const rejected = world.variety.amount(0.8, { from: 0.5, to: 1 });
    return {
      kind: clockSkew.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ failureShare: rejected * shareOnNode(world, service, node) }),
      clockOffsetSeconds: (name) => (name === node ? -behindSeconds : null),
      step: pool.step,
      logLine: (pod) =>
        pod.spec.nodeName === node
          ? `ERROR token rejected: "iat" is ${behindSeconds.toFixed(0)}s in the future (clock skew?), answered 500`
          : null,
      isOver: pool.isReplaced,
      repair: pool.replace,
    };
  },
};
