import { busiestNode } from '#sandbox/platform/busiest-node.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { createNodePool } from '#sandbox/platform/node-pool.ts';

/** A machine falls silent. Its pods are lost to their services but stay where they are until somebody moves them. */
export const nodeNotReady: Fault = {
  kind: {
    id: 'node-not-ready',
    title: 'Node not ready',
    description: 'The machine that carries most pods of the service stops reporting; pods on it are lost.',
    remedy:
      'Drain the node: cordon it and evict its pods, which start elsewhere; the pool then replaces the machine. Scaling the service leaves the lost pods lost.',
    targets: ['adjudication', 'claims-api', 'auth', 'provider-directory'],
  },
  strike(world, service) {
    const node = busiestNode(world, service);
    const pool = createNodePool(world, node);
    world.cluster.silenceNode(node);
    return {
      kind: nodeNotReady.kind.id,
      service,
      sinceMs: world.nowMs(),
      step: pool.step,
      isOver: pool.isReplaced,
      repair: pool.replace,
    };
  },
};
