import type { AlertClass } from '#domain/classification.ts';
import type { AlertContext } from '#domain/history.ts';
import type { Circumstance } from './context.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A circumstance as a reason for a person: `deployed 6 minutes ago`, `no rollback is known of`. */
export function circumstanceInWords(circumstance: Circumstance, context: AlertContext): string {
  switch (circumstance) {
    case 'hour':
      return `fired at ${context.at.toISOString().slice(11, 16)} UTC`;
    case 'weekday':
      return `fired on a ${weekdays[(context.at.getUTCDay() + 6) % 7] ?? ''}`;
    case 'minutesSinceDeployment':
      return ago('deployed', 'no deployment is known of', context.minutesSinceDeployment);
    case 'minutesSinceRollback':
      return ago('rolled back', 'no rollback is known of', context.minutesSinceRollback);
    case 'firingAlerts':
      if (context.firingAlerts === null) return 'it is not known what else is firing';
      return context.firingAlerts === 1 ? '1 other alert is firing' : `${context.firingAlerts} other alerts are firing`;
    case 'pastIncidents':
      return context.classCounts === null
        ? 'nothing is known of earlier incidents'
        : `${incidentsOf(context)} earlier incidents of ${context.service ?? 'the service'}`;
  }
}

/** What a service's own history says of a class: `14 of the 20 earlier incidents of billing were application.crash_loop`. */
export function habitInWords(label: AlertClass, context: AlertContext): string {
  const times = context.classCounts?.[label] ?? 0;
  return `${times} of the ${incidentsOf(context)} earlier incidents of ${context.service ?? 'the service'} were ${label}`;
}

function incidentsOf(context: AlertContext): number {
  return Object.values(context.classCounts ?? {}).reduce((sum, count) => sum + count, 0);
}

function ago(what: string, never: string, minutes: number | null): string {
  if (minutes === null) return never;
  if (minutes < 90) return `${what} ${Math.round(minutes)} ${Math.round(minutes) === 1 ? 'minute' : 'minutes'} ago`;
  if (minutes < 48 * 60) return `${what} ${Math.round(minutes / 60)} hours ago`;
  return `${what} ${Math.round(minutes / 1440)} days ago`;
}
