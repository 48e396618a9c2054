import type { StoredAlert } from '#domain/alert.ts';
import type { AlertClass } from '#domain/classification.ts';
import type { HistoryRecord } from '#domain/history.ts';
import type { Incident } from '#domain/incident.ts';
import { alertTextOf } from '#ml/alert-text.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { pastIncidents, type PastIncident } from '#store/repositories/history.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import type { Deps } from './deps.ts';
import { alertContextOf } from './judgement/alert-context.ts';
import { blastRadius } from './rules/blast-radius.ts';
import { worstHint } from './rules/worst-hint.ts';

const pageSize = 200;

/** How often each class was found for a service so far. */
type Habits = Map<string, Partial<Record<AlertClass, number>>>;

/**
 * The team's past incidents as history records, oldest first, page by page: constant memory but for the services' habits. Incidents
 * without alerts, which people declared, have nothing to learn from. What nobody confirmed is null: class and cause where nobody
 * said what it was, the severity where no person set it, took the incident or ended it.
 */
export async function* readHistory(deps: Pick<Deps, 'db' | 'policy'>): AsyncGenerator<HistoryRecord> {
  const habits: Habits = new Map();
  let after = 0;
  for (;;) {
    const page = await pastIncidents(deps.db, { after, limit: pageSize });
    for (const past of page) {
      const incident = await incidentByNumber(deps.db, past.number);
      const alerts = await alertsOfIncident(deps.db, past.number);
      const [alert] = alerts;
      if (incident !== null && alert !== undefined) yield recordOf(deps, { incident, alerts, alert, past, habits });
      if (incident !== null) learnHabit(habits, incident);
      after = past.number;
    }
    if (page.length < pageSize) return;
  }
}

interface Told {
  readonly incident: Incident;
  readonly alerts: readonly StoredAlert[];
  /** The first. */
  readonly alert: StoredAlert;
  readonly past: PastIncident;
  readonly habits: Habits;
}

function recordOf({ policy }: Pick<Deps, 'policy'>, { incident, alerts, alert, past, habits }: Told): HistoryRecord {
  const { number, service } = incident;
  const entry = service === null ? undefined : policy.services[service];
  const isDown = incident.evidence?.metrics['available_replicas'] === 0;
  const affected = [...new Set(alerts.flatMap((one) => one.service ?? []))];
  const reach = blastRadius({
    services: policy.services,
    service,
    firingHere: affected,
    firingCallers: [],
    isDown,
  });
  const classCounts = service === null ? null : { ...habits.get(service) };
  const seen = { classCounts, otherFiringAlerts: past.firingAlerts };
  const isSettled = incident.severitySetBy !== null || incident.acknowledgedBy !== null || past.endedByPerson;
  return {
    id: `INC-${number}/${incident.createdAt.toISOString()}`,
    alert: alertTextOf(alert),
    context: alertContextOf(incident, alert, [alert], incident.evidence ?? { changes: [] }, seen),
    label: incident.confirmed?.class ?? null,
    alternatives: [],
    severityHint: worstHint(alerts),
    severity: isSettled ? incident.severity : null,
    reach: {
      services: Math.max(1, reach.affected.length),
      tenants: reach.tenants,
      tier: entry === undefined ? null : Math.min(4, Math.max(1, entry.tier)),
      flowBlocked: reach.blockedFlows.length > 0,
    },
    minutesToEscalation: past.minutesToEscalation,
    cause: incident.confirmed?.cause ?? null,
    runbook: past.runbook,
  };
}

function learnHabit(habits: Habits, { service, classification, confirmed }: Incident): void {
  const label = confirmed?.class ?? classification?.label ?? 'unknown';
  if (service === null || label === 'unknown') return;
  const counts = habits.get(service) ?? {};
  habits.set(service, { ...counts, [label]: (counts[label] ?? 0) + 1 });
}
