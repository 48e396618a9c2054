import { busiestNode } from '#sandbox/platform/busiest-node.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { createNodePool } from '#sandbox/platform/node-pool.ts';
import { shareOnNode } from '#sandbox/platform/share-on-node.ts';

/** A cable or a port of one machine breaks packets. TCP sends them again, which takes its time, or gives up. */
export const packetLoss: Fault = {
  kind: {
    id: 'packet-loss',
    title: 'Packet loss on a node',
    description:
      'The network card of the machine that carries most pods of the service breaks packets; whatever runs there gets slow and runs into timeouts.',
    remedy:
      'Drain the node: cordon it and evict its pods; the pool then replaces the machine. Restarting the pods may leave them where they are.',
    targets: ['claims-api', 'adjudication', 'auth', 'provider-directory'],
  },
  strike(world, service) {
    const node = busiestNode(world, service);
    const pool = createNodePool(world, node);
    const lossShare = world.variety.amount(0.06, { from: 0.03, to: 0.15 });
    const slowMs = world.variety.amount(2400, { from: 2100, to: 4500 });
    const failing = world.variety.amount(0.3, { from: 0.15, to: 0.5 });
    const pressureOn = (of: string): { readonly slowMs: number; readonly failureShare: number } | null => {
      const share = shareOnNode(world, of, node);
      return share === 0 ? null : { slowMs, failureShare: failing * share };
    };
    return {
      kind: packetLoss.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => pressureOn(service) ?? {},
      pressureOn,
      packetLossShare: (name) => (name === node ? lossShare : null),
      step: pool.step,
      logLine: (pod) => (pod.spec.nodeName === node ? timedOut(pod.status?.podIP) : null),
      logLineOn: (_of, pod) => (pod.spec.nodeName === node ? timedOut(pod.status?.podIP) : null),
      isOver: pool.isReplaced,
      repair: pool.replace,
    };
  },
};

function timedOut(podIP = '10.244.0.1'): string {
  return `ERROR read tcp ${podIP}:41532->10.96.12.18:80: read: connection timed out (i/o timeout)`;
}
