import type { IncidentState } from '#domain/incident.ts';
import { lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { wasPaged } from '#store/repositories/pages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

export type Acknowledged =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'already'; readonly by: string | null }
  | { readonly kind: 'closed'; readonly state: IncidentState }
  | { readonly kind: 'not_found' };

/** A person takes an incident. It stays where it is if something is already being done about it. */
export async function acknowledge(
  deps: Deps,
  input: { readonly incident: number; readonly person: string },
): Promise<Acknowledged> {
  return deps.db.transaction().execute(async (trx) => {
    const incident = await lockIncident(trx, input.incident);
    if (!incident) return { kind: 'not_found' };
    const { number, state } = incident;
    if (state === 'resolved' || state === 'closed' || state === 'merged') return { kind: 'closed', state };
    if (incident.acknowledgedBy !== null) return { kind: 'already', by: incident.acknowledgedBy };
    const now = deps.clock.now();
    await updateIncident(
      trx,
      number,
      { acknowledgedBy: input.person, ...(state === 'triggered' && { state: 'acknowledged' }) },
      now,
    );
    await appendTimeline(trx, number, {
      kind: 'acknowledged',
      actor: { kind: 'person', id: input.person },
      text: 'Acknowledged the incident.',
      at: now,
    });
    await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
    if (await wasPaged(trx, number)) {
      const summary = `INC-${number} acknowledged`;
      const { severity } = incident;
      await deps.queue.send(trx, 'send-page', { incident: number, action: 'acknowledge', summary, severity });
    }
    return { kind: 'acknowledged' };
  });
}
