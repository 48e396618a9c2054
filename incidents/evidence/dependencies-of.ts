import type { Policy } from '#incidents/policy.ts';

const mostServices = 40;

/** What a service calls, directly first, then through others, each once; it is not its own dependency even where calls go in a circle. */
export function dependenciesOf(services: Policy['services'], service: string | null): readonly string[] {
  if (service === null) return [];
  const found = new Set<string>([service]);
  for (const name of found) {
    for (const next of services[name]?.dependsOn ?? []) if (found.size <= mostServices) found.add(next);
  }
  found.delete(service);
  return [...found];
}
