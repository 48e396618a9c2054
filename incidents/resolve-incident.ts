import type { IncidentState } from '#domain/incident.ts';
import { lockIncident } from '#store/repositories/incidents.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { closeAsResolved } from './close-as-resolved.ts';
import type { Deps } from './deps.ts';
import { withdrawRun } from './engine/withdraw-run.ts';

export type Resolved =
  | { readonly kind: 'resolved' }
  | { readonly kind: 'already'; readonly state: IncidentState }
  | { readonly kind: 'not_found' };

/**
 * A person declares an incident over. A run in progress ends at its next step, and a question that waits is withdrawn:
 * nothing is done for an incident that somebody has ended.
 */
export async function resolveIncident(
  deps: Deps,
  input: { readonly incident: number; readonly person: string; readonly note: string | null },
): Promise<Resolved> {
  return deps.db.transaction().execute(async (trx) => {
    const incident = await lockIncident(trx, input.incident);
    if (!incident) return { kind: 'not_found' };
    const { state } = incident;
    if (state === 'resolved' || state === 'closed' || state === 'merged') return { kind: 'already', state };
    const now = deps.clock.now();
    const run = await activeRun(trx, incident.number);
    if (run) {
      await withdrawRun(trx, run, { by: input.person, reason: 'the incident was resolved by a person' }, now);
    }
    const note = input.note === null ? '' : `: ${input.note}`;
    await closeAsResolved(deps, trx, incident, {
      actor: { kind: 'person', id: input.person },
      text: `Resolved the incident${note}.`,
    });
    return { kind: 'resolved' };
  });
}
