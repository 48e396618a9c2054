import { firebreak } from '#domain/incident.ts';
import type { Transaction } from '#store/database.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { lockIncident } from '#store/repositories/incidents.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { closeAsResolved } from './close-as-resolved.ts';
import type { Deps } from './deps.ts';
import { withdrawRun } from './engine/withdraw-run.ts';

/**
 * Resolves an incident once none of its alerts fires and no run is at work. A proposed run that nobody approved yet is
 * withdrawn: what it would have mended has ended. An incident without alerts was declared by a person, who ends it.
 */
export async function settleIfQuiet(deps: Deps, trx: Transaction, number: number): Promise<void> {
  const incident = await lockIncident(trx, number);
  if (!incident || incident.state === 'resolved' || incident.state === 'closed' || incident.state === 'merged') return;
  const alerts = await alertsOfIncident(trx, number);
  if (alerts.length === 0 || alerts.some((alert) => alert.status === 'firing')) return;

  const now = deps.clock.now();
  const run = await activeRun(trx, number);
  if (run && run.state !== 'waiting_approval') return;
  if (run) await withdrawRun(trx, run, { by: null, reason: 'the alerts ended before anybody decided' }, now);
  await closeAsResolved(deps, trx, incident, {
    actor: firebreak,
    text: 'Resolved: none of its alerts fires any more.',
  });
}
