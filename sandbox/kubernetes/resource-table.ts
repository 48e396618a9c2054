import type { ResourceKind } from './resource-kind.ts';
import { deployments } from './resources/deployments.ts';
import { eventsK8sIo } from './resources/events-k8s-io.ts';
import { events } from './resources/events.ts';
import { namespaces } from './resources/namespaces.ts';
import { nodes } from './resources/nodes.ts';
import { pods } from './resources/pods.ts';
import { replicaSets } from './resources/replica-sets.ts';
import { services } from './resources/services.ts';

/** Every resource the sandbox's cluster serves; discovery, OpenAPI and routing read this table. */
export const resourceTable: readonly ResourceKind[] = [
  namespaces,
  nodes,
  pods,
  services,
  events,
  deployments,
  replicaSets,
  eventsK8sIo,
];

export function findResource(group: string, version: string, plural: string): ResourceKind | undefined {
  return resourceTable.find((kind) => kind.group === group && kind.version === version && kind.plural === plural);
}
