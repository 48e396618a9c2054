import type { StoredAlert } from '#domain/alert.ts';
import type { Evidence } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import type { Json } from '#domain/run.ts';
import type { Policy } from './policy.ts';

/**
 * The facts that a runbook's expressions and templates see (their names stand in runbooks/run-facts.ts): the incident's place, its first alert, the metrics that were looked
 * up, and the service's own values from the catalogue. The incident's place wins over a catalogue value of its name.
 */
export function runVariables(
  policy: Policy,
  incident: Incident,
  alerts: readonly StoredAlert[],
  evidence: Evidence | null,
): Readonly<Record<string, Json>> {
  const entry = incident.service === null ? undefined : policy.services[incident.service];
  const [alert] = alerts;
  return {
    ...(entry && { tier: entry.tier, ...(entry.flow !== null && { flow: entry.flow }), ...entry.vars }),
    // Absent rather than empty: a runbook that needs the service is refused where there is none.
    ...(incident.service !== null && { service: incident.service }),
    ...(incident.namespace !== null && { namespace: incident.namespace }),
    ...(incident.cluster !== null && { cluster: incident.cluster }),
    ...(incident.tenant !== null && { tenant: incident.tenant }),
    incident: incident.number,
    severity: incident.severity,
    ...(incident.classification && { classification: incident.classification.label }),
    ...(alert && { alert: alert.name }),
    labels: alert?.labels ?? {},
    annotations: alert?.annotations ?? {},
    metrics: evidence?.metrics ?? {},
  };
}
