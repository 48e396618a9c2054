import type { StoredAlert } from '#domain/alert.ts';
import type { AlertClass } from '#domain/classification.ts';
import type { Incident } from '#domain/incident.ts';
import type { TrackRecord } from '#domain/track-record.ts';
import { escalationCounts } from '#store/repositories/escalation-record.ts';
import { runbookCounts } from '#store/repositories/runbook-record.ts';
import { countOtherFiringAlerts, firingServicesAmong, pastClassCounts } from '#store/repositories/surroundings.ts';
import type { Deps } from '#incidents/deps.ts';
import { callersOf } from '#incidents/rules/service-graph.ts';

/** How far back the store's past is asked for. */
const lookBackMs = 365 * 24 * 60 * 60_000;

/** What the store knows around an incident: its like in the past, and what else is going on. */
export interface Surroundings {
  /** What became of such incidents and of runbooks: the store's and the team's history together. */
  readonly past: TrackRecord;
  /** How often the service had each class before. */
  readonly classCounts: Readonly<Partial<Record<AlertClass, number>>> | null;
  /** Alerts that fire in other incidents, or in none. */
  readonly otherFiringAlerts: number;
  /** Services that depend on those of the incident and have an alert that fires. */
  readonly firingCallers: readonly string[];
}

/** Reads it all. The counts of the store begin where those of the team's history end, so that nothing counts twice. */
export async function readSurroundings(
  deps: Deps,
  incident: Incident,
  alerts: readonly StoredAlert[],
): Promise<Surroundings> {
  const { db, policy, learned } = deps;
  const now = deps.clock.now();
  const since = learned.trackRecord?.until ?? new Date(now.getTime() - lookBackMs);
  const { number, service } = incident;
  const names = [...(service === null ? [] : [service]), ...servicesThatFire(alerts)];
  const callers = new Set(names.flatMap((name) => callersOf(policy.services, name)));
  const [escalations, runbooks, classCounts, otherFiringAlerts, firingCallers] = await Promise.all([
    escalationCounts(db, { since, now, except: number }),
    runbookCounts(db, { since, now }),
    service === null ? null : pastClassCounts(db, service, number),
    countOtherFiringAlerts(db, number),
    firingServicesAmong(db, [...callers]),
  ]);
  const past = {
    escalations: [...(learned.trackRecord?.escalations ?? []), ...escalations],
    runbooks: [...(learned.trackRecord?.runbooks ?? []), ...runbooks],
  };
  return { past, classCounts, otherFiringAlerts, firingCallers };
}

/** Services with an alert of the incident that fires. */
export function servicesThatFire(alerts: readonly StoredAlert[]): readonly string[] {
  const firing = alerts.filter(({ status }) => status === 'firing').flatMap(({ service }) => service ?? []);
  return [...new Set(firing)];
}
