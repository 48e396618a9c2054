import { randomUUID } from 'node:crypto';
import type { IncidentState } from '#domain/incident.ts';
import type { Json } from '#domain/run.ts';
import { closestNames } from '#runbooks/did-you-mean.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentByNumber, lockIncident } from '#store/repositories/incidents.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';
import type { Deps } from './deps.ts';
import { previewRun } from './preview-run.ts';
import { proposeRun } from './propose-run.ts';
import { autonomyFor } from './rules/autonomy.ts';
import { runVariables } from './run-variables.ts';

export type Requested =
  | { readonly kind: 'requested'; readonly approvalNeeded: boolean }
  | { readonly kind: 'busy'; readonly run: string }
  | { readonly kind: 'cannot_start'; readonly why: string }
  | { readonly kind: 'no_such_runbook'; readonly suggestions: readonly string[] }
  | { readonly kind: 'closed'; readonly state: IncidentState }
  /** People have stopped all runbooks. */
  | { readonly kind: 'stopped'; readonly by: string; readonly reason: string | null }
  | { readonly kind: 'not_found' };

/**
 * A person asks for a runbook to be run on an incident. It is approved as any other, unless it may act alone. What it
 * would change is simulated before, so that those who approve see it.
 */
export async function requestRun(
  deps: Deps,
  input: {
    readonly incident: number;
    readonly runbook: string;
    readonly person: string;
    readonly inputs?: Readonly<Record<string, Json>>;
  },
): Promise<Requested> {
  const runbook = deps.runbooks.find(({ name }) => name === input.runbook);
  if (!runbook) {
    const names = deps.runbooks.map(({ name }) => name);
    return { kind: 'no_such_runbook', suggestions: closestNames(input.runbook, names) };
  }
  const known = await incidentByNumber(deps.db, input.incident);
  if (!known) return { kind: 'not_found' };
  const facts = runVariables(deps.policy, known, await alertsOfIncident(deps.db, known.number), known.evidence);
  const inputs = input.inputs ?? {};
  const preview = await previewRun(deps, { runbook, incident: known, variables: facts, inputs });
  return deps.db.transaction().execute(async (trx) => {
    const incident = await lockIncident(trx, input.incident);
    if (!incident) return { kind: 'not_found' };
    const { state } = incident;
    if (state === 'resolved' || state === 'closed' || state === 'merged') return { kind: 'closed', state };
    const stop = await currentStop(trx);
    if (stop !== null) return { kind: 'stopped', by: stop.by, reason: stop.reason };
    const busy = await activeRun(trx, incident.number);
    if (busy) return { kind: 'busy', run: busy.runbook };
    const autonomy = autonomyFor(deps.policy.autonomy, runbook.autonomy ?? deps.policy.defaultAutonomy, {
      runbook: runbook.name,
      classification: incident.classification?.label ?? 'unknown',
      severity: incident.severity,
    });
    const needsApproval = runbook.risk !== 'low' && (autonomy !== 'act' || runbook.risk === 'high');
    const proposed = await proposeRun(deps, trx, {
      id: randomUUID(),
      incident,
      runbook,
      variables: facts,
      inputs,
      startedBy: input.person,
      needsApproval,
      preview,
    });
    if (proposed.kind === 'cannot_start') return proposed;
    await deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) });
    return { kind: 'requested', approvalNeeded: needsApproval };
  });
}
