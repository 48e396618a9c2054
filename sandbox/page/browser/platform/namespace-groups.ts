import type { ServiceView } from './service-view.ts';

export interface NamespaceGroup {
  readonly namespace: string;
  /** The business flows that the group's services carry, each once. */
  readonly flows: readonly string[];
  readonly services: readonly ServiceView[];
}

/** Services by namespace, in the order in which the platform lists them. */
export function namespaceGroups(services: readonly ServiceView[]): readonly NamespaceGroup[] {
  return [...Map.groupBy(services, (service) => service.namespace)].map(([namespace, members]) => ({
    namespace,
    flows: [...new Set(members.map((service) => service.flow))],
    services: members,
  }));
}
