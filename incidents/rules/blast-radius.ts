import type { ServiceEntry } from '#incidents/policy.ts';
import { callersOf } from './service-graph.ts';

export interface BlastFacts {
  /** The service catalogue. */
  readonly services: Readonly<Record<string, ServiceEntry>>;
  /** The incident's service; null where nobody knows it. */
  readonly service: string | null;
  /** Services of the incident's firing alerts. */
  readonly firingHere: readonly string[];
  /** Of the services that depend on these, those with an alert that fires, in whatever incident. */
  readonly firingCallers: readonly string[];
  /** Whether the incident's service has no replica that answers. */
  readonly isDown: boolean;
}

/** How far an incident reaches. */
export interface BlastRadius {
  /** Services that have an alert, and all that depend on one that is down. At least one where the service is known. */
  readonly affected: readonly string[];
  /** Services that depend on an affected one, and show nothing so far. */
  readonly exposed: readonly string[];
  /** Tenants of the affected services together; one that uses two services counts twice. Null where the catalogue has no number. */
  readonly tenants: number | null;
  /** Flows that customers cannot complete: of a service that is down, and of services that depend on it and fire. */
  readonly blockedFlows: readonly string[];
}

/**
 * How far an incident reaches, by the dependencies of the service catalogue. That a service depends on the affected one is no proof
 * that it suffers: it counts when it has an alert of its own, or when what it depends on is wholly down.
 */
export function blastRadius({ services, service, firingHere, firingCallers, isDown }: BlastFacts): BlastRadius {
  const own = unique([...(service === null ? [] : [service]), ...firingHere]);
  const callers = unique(own.flatMap((name) => callersOf(services, name)));
  const callersOfDown = isDown && service !== null ? callersOf(services, service) : [];
  const affected = unique([...own, ...callers.filter((name) => firingCallers.includes(name)), ...callersOfDown]);
  const stopped =
    isDown && service !== null ? [service, ...callersOfDown.filter((name) => firingCallers.includes(name))] : [];
  const tenants = affected.flatMap((name) => services[name]?.tenants ?? []);
  return {
    affected,
    exposed: callers.filter((name) => !affected.includes(name)),
    tenants: tenants.length === 0 ? null : tenants.reduce((sum, count) => sum + count, 0),
    blockedFlows: unique(stopped.flatMap((name) => services[name]?.flow ?? [])),
  };
}

/** "3 services (claims-api, billing-api, auth), 43 tenants; claim submission is blocked; 2 more services depend on them" */
export function sayBlastRadius({ affected, exposed, tenants, blockedFlows }: BlastRadius): string {
  const shown = affected.slice(0, 4).join(', ') + (affected.length > 4 ? ', …' : '');
  const services = affected.length === 0 ? 'no service known' : `${counted(affected.length, 'service')} (${shown})`;
  return [
    `${services}${tenants === null ? '' : `, ${counted(tenants, 'tenant')}`}`,
    ...(blockedFlows.length === 0
      ? []
      : [`${blockedFlows.join(', ')} ${blockedFlows.length === 1 ? 'is' : 'are'} blocked`]),
    ...(exposed.length === 0
      ? []
      : [`${counted(exposed.length, 'more service')} ${exposed.length === 1 ? 'depends' : 'depend'} on it`]),
  ].join('; ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
