import type { StoredAlert } from '#domain/alert.ts';
import type { Evidence } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import type { Json } from '#domain/run.ts';
import type { Policy } from './policy.ts';

/**
 * What a runbook's expressions and templates see: the incident's place, its first alert, the metrics that were looked
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
    ...entry?.vars,
    // Absent rather than empty: a runbook that needs the service is refused where there is none.
    ...(incident.service !== null && { service: incident.service }),
    ...(incident.namespace !== null && { namespace: incident.namespace }),
    ...(incident.cluster !== null && { cluster: incident.cluster }),
    ...(incident.tenant !== null && { tenant: incident.tenant }),
    incident: { number: incident.number, title: incident.title, severity: incident.severity },
    alert: alert
      ? { name: alert.name, summary: alert.summary, description: alert.description, labels: alert.labels }
      : { name: '', summary: '', description: '', labels: {} },
    metrics: evidence?.metrics ?? {},
  };
}
