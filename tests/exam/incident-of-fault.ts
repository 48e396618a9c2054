import type { StoredAlert } from '#domain/alert.ts';
import type { Incident } from '#domain/incident.ts';
import type { Db } from '#store/database.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentList } from '#store/repositories/incidents.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import type { IncidentPlan } from './incident-plan.ts';

/** The alert of the flapping check, which never speaks for a fault. */
const noise = new Set(['SyntheticCheckFailing']);
const mostIncidents = 100;

/**
 * The incident that an on-call engineer would be asked about: of those that an alert of the fault opened or joined, the
 * oldest of the struck service (or of a caller, where the plan wants that); the oldest of all where that service has
 * none. Null as long as there is none.
 */
export async function incidentOfFault(db: Db, plan: IncidentPlan, struckAt: Date): Promise<Incident | null> {
  const open = await incidentList(db, 'open', mostIncidents);
  const concerned: Incident[] = [];
  for (const incident of open.toSorted((a, b) => a.number - b.number)) {
    const alerts = await alertsOfIncident(db, incident.number);
    if (alerts.some((alert) => speaksOfFault(alert, struckAt))) concerned.push(incident);
  }
  switch (plan.seenFrom) {
    case 'struck':
      return concerned.find(({ service }) => service === plan.service) ?? concerned[0] ?? null;
    case 'caller':
      return concerned.find(({ service }) => service !== null && calls(service, plan.service)) ?? null;
  }
}

function speaksOfFault(alert: StoredAlert, struckAt: Date): boolean {
  return alert.startsAt >= struckAt && !noise.has(alert.name);
}

/** Whether a service calls another, directly or through others. */
function calls(service: string, other: string): boolean {
  const spec = serviceCatalogue.find(({ name }) => name === service);
  return (spec?.dependsOn ?? []).some((called) => called.service === other || calls(called.service, other));
}
