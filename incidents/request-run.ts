import { randomUUID } from 'node:crypto';
import type { IncidentState } from '#domain/incident.ts';
import { closestNames } from '#runbooks/did-you-mean.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { lockIncident } from '#store/repositories/incidents.ts';
import { activeRun } from '#store/repositories/runs.ts';
import type { Deps } from './deps.ts';
import { proposeRun } from './propose-run.ts';
import { autonomyFor } from './rules/autonomy.ts';
import { runVariables } from './run-variables.ts';

export type Requested =
  | { readonly kind: 'requested'; readonly approvalNeeded: boolean }
  | { readonly kind: 'busy'; readonly run: string }
  | { readonly kind: 'cannot_start'; readonly why: string }
  | { readonly kind: 'no_such_runbook'; readonly suggestions: readonly string[] }
  | { readonly kind: 'closed'; readonly state: IncidentState }
  | { readonly kind: 'not_found' };

/** A person asks for a runbook to be run on an incident. It is approved as any other, unless it may act alone. */
export async function requestRun(
  deps: Deps,
  input: { readonly incident: number; readonly runbook: string; readonly person: string },
): Promise<Requested> {
  const runbook = deps.runbooks.find(({ name }) => name === input.runbook);
  if (!runbook) {
    const names = deps.runbooks.map(({ name }) => name);
    return { kind: 'no_such_runbook', suggestions: closestNames(input.runbook, names) };
  }
  return deps.db.transaction().execute(async (trx) => {
    const incident = await lockIncident(trx, input.incident);
    if (!incident) return { kind: 'not_found' };
    const { state } = incident;
    if (state === 'resolved' || state === 'closed' || state === 'merged') return { kind: 'closed', state };
    const busy = await activeRun(trx, incident.number);
    if (busy) return { kind: 'busy', run: busy.runbook };
    const autonomy = autonomyFor(deps.policy.autonomy, runbook.autonomy ?? deps.policy.defaultAutonomy, {
      runbook: runbook.name,
      classification: incident.classification?.label ?? 'unknown',
      severity: incident.severity,
    });
    const needsApproval = runbook.risk !== 'low' && (autonomy !== 'act' || runbook.risk === 'high');
    const alerts = await alertsOfIncident(trx, incident.number);
    const proposed = await proposeRun(deps, trx, {
      id: randomUUID(),
      incident,
      runbook,
      variables: runVariables(deps.policy, incident, alerts, incident.evidence),
      startedBy: input.person,
      needsApproval,
    });
    if (proposed.kind === 'cannot_start') return proposed;
    await deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) });
    return { kind: 'requested', approvalNeeded: needsApproval };
  });
}
