import type { Transaction } from '#store/database.ts';
import { openIncidentsOfServices } from '#store/repositories/surroundings.ts';
import type { Deps } from './deps.ts';
import { dependenciesOf } from './rules/service-graph.ts';

/**
 * An alert fires anew: has the severity of the incident that it joined looked at again (null: it opened one, which is about to be
 * assessed), and that of every open incident of a service that the alert's service depends on, because it may have
 * caused this one and then reaches further.
 */
export async function queueReassessment(
  deps: Deps,
  trx: Transaction,
  fired: { readonly joined: number | null; readonly service: string | null },
): Promise<void> {
  const { joined, service } = fired;
  const causes = service === null ? [] : dependenciesOf(deps.policy.services, service);
  for (const number of new Set([
    ...(joined === null ? [] : [joined]),
    ...(await openIncidentsOfServices(trx, causes)),
  ])) {
    await deps.queue.send(trx, 'reassess-severity', { incident: number }, { key: String(number) });
  }
}
