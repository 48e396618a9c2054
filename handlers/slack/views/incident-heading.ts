import type { Incident } from '#domain/incident.ts';
import { incidentRef } from './incident-ref.ts';

/** "INC-12 · SEV1 · HighLatencyP99 on claims-api", as plain text. */
export function incidentHeading(incident: Pick<Incident, 'number' | 'severity' | 'title' | 'service'>): string {
  const { number, severity, title, service } = incident;
  const where = service === null || title.includes(service) ? '' : ` on ${service}`;
  return `${incidentRef(number)} · ${severity.toUpperCase()} · ${title}${where}`;
}
