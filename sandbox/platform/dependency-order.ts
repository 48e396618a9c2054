import type { ServiceSpec } from './service-spec.ts';

/** The services with every dependency before those that call it. Throws when two services depend on each other. */
export function dependencyOrder(services: readonly ServiceSpec[]): readonly ServiceSpec[] {
  const ordered: ServiceSpec[] = [];
  const visiting = new Set<string>();
  const visit = (spec: ServiceSpec): void => {
    if (ordered.includes(spec)) return;
    if (visiting.has(spec.name)) throw new Error(`service ${spec.name} depends on itself through its dependencies`);
    visiting.add(spec.name);
    for (const { service } of spec.dependsOn) {
      const dependency = services.find((candidate) => candidate.name === service);
      if (!dependency) throw new Error(`service ${spec.name} depends on ${service}, which does not exist`);
      visit(dependency);
    }
    ordered.push(spec);
  };
  services.forEach(visit);
  return ordered;
}
