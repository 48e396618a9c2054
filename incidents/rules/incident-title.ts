import type { StoredAlert } from '#domain/alert.ts';

const longest = 120;

/** "HighLatencyP99 on claims-api", or the name alone where the service is unknown. */
export function incidentTitle(alert: Pick<StoredAlert, 'name' | 'service'>): string {
  const title = alert.service === null ? alert.name : `${alert.name} on ${alert.service}`;
  return title.length <= longest ? title : `${title.slice(0, longest - 1)}…`;
}
