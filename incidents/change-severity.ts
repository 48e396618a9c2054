import type { IncidentState } from '#domain/incident.ts';
import { severityWord, type Severity } from '#domain/severity.ts';
import { lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

export type SeverityChanged =
  | { readonly kind: 'changed'; readonly from: Severity; readonly to: Severity }
  | { readonly kind: 'already'; readonly severity: Severity }
  | { readonly kind: 'closed'; readonly state: IncidentState }
  | { readonly kind: 'not_found' };

/**
 * A person says how severe an incident is, graver or milder. It stands until what is known gets worse than it was judged at that time;
 * then it rises again, with a word in the timeline. Saying what stands already makes it the person's word.
 */
export async function changeSeverity(
  deps: Deps,
  input: {
    readonly incident: number;
    readonly severity: Severity;
    readonly person: string;
    readonly reason: string | null;
  },
): Promise<SeverityChanged> {
  return deps.db.transaction().execute(async (trx) => {
    const incident = await lockIncident(trx, input.incident);
    if (!incident) return { kind: 'not_found' };
    const { number, state, severity: from } = incident;
    const { severity: to, person } = input;
    if (state === 'resolved' || state === 'closed' || state === 'merged') return { kind: 'closed', state };
    if (from === to && incident.severitySetBy !== null) return { kind: 'already', severity: to };
    const now = deps.clock.now();
    const why = input.reason === null ? '' : `: ${input.reason}`;
    const severityReason = `set by a person${why}`;
    await updateIncident(trx, number, { severity: to, severityReason, severitySetBy: person }, now);
    const change = from === to ? `Kept the severity at ${to}` : `Changed the severity from ${from} to ${to}`;
    const text = `${change} ${severityWord[to]}${why}.`;
    await appendTimeline(trx, number, {
      kind: 'severity_changed',
      actor: { kind: 'person', id: person },
      text,
      at: now,
    });
    await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
    return from === to ? { kind: 'already', severity: to } : { kind: 'changed', from, to };
  });
}
