import type { World } from './fault.ts';

/** The node that carries most pods of a service; the first by name among equals. */
export function busiestNode(world: World, service: string): string {
  const counts = new Map<string, number>();
  for (const pod of world.pods(service)) {
    const { nodeName } = pod.spec;
    if (nodeName !== undefined) counts.set(nodeName, (counts.get(nodeName) ?? 0) + 1);
  }
  const [busiest] = [...counts].toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  return busiest?.[0] ?? world.cluster.store.list('nodes')[0]?.metadata.name ?? '';
}
