import type { StoredAlert } from '#domain/alert.ts';
import type { AlertContext } from '#domain/history.ts';
import type { Evidence, SeenChange } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import type { Surroundings } from './read-surroundings.ts';

/**
 * What was known around an alert when it fired, as the classifier reads it; `siblings` are all alerts of its incident. Changes
 * after the alert are no part of it.
 */
export function alertContextOf(
  incident: Pick<Incident, 'service'>,
  alert: StoredAlert,
  siblings: readonly StoredAlert[],
  evidence: Pick<Evidence, 'changes'>,
  { classCounts, otherFiringAlerts }: Pick<Surroundings, 'classCounts' | 'otherFiringAlerts'>,
): AlertContext {
  const service = alert.service ?? incident.service;
  return {
    service,
    at: alert.startsAt,
    minutesSinceDeployment: minutesSince('rollout', evidence.changes, service),
    minutesSinceRollback: minutesSince('rollback', evidence.changes, service),
    firingAlerts:
      otherFiringAlerts + siblings.filter(({ id, status }) => status === 'firing' && id !== alert.id).length,
    classCounts,
  };
}

function minutesSince(kind: SeenChange['kind'], changes: readonly SeenChange[], service: string | null): number | null {
  const minutes = changes
    .filter((change) => change.kind === kind && change.service === service && service !== null)
    .map(({ minutesBefore }) => minutesBefore)
    .filter((before) => before >= 0);
  return minutes.length === 0 ? null : Math.min(...minutes);
}
