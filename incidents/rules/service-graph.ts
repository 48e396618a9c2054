import type { ServiceEntry } from '#incidents/policy.ts';

type Services = Readonly<Record<string, Pick<ServiceEntry, 'dependsOn'>>>;

/** Services that depend on this one, directly or through others; without itself, even in a circle. In order of discovery. */
export function callersOf(services: Services, service: string): readonly string[] {
  const names = Object.keys(services);
  return reachable(service, (name) => names.filter((caller) => services[caller]?.dependsOn.includes(name)));
}

/** Services that this one depends on, directly or through others; without itself, even in a circle. */
export function dependenciesOf(services: Services, service: string): readonly string[] {
  return reachable(service, (name) => services[name]?.dependsOn ?? []);
}

function reachable(start: string, next: (name: string) => readonly string[]): readonly string[] {
  const seen = new Set([start]);
  for (const name of seen) for (const neighbour of next(name)) seen.add(neighbour);
  return [...seen].slice(1);
}
