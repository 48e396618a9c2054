import type { World } from './fault.ts';
import { servingPods } from './pods-of-service.ts';

/** The share of a service's serving pods that run on the node, 0 to 1; 0 for a service without pods. */
export function shareOnNode(world: World, service: string, node: string): number {
  const serving = servingPods(world, service);
  return serving.length === 0 ? 0 : serving.filter(({ spec }) => spec.nodeName === node).length / serving.length;
}
