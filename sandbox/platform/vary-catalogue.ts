import type { ServiceSpec } from './service-spec.ts';
import type { Variety } from './variety.ts';

/** Services of the same names that differ in load, speed, size and release, each as far as a calm one may. */
export function varyCatalogue(services: readonly ServiceSpec[], variety: Variety): readonly ServiceSpec[] {
  return services.map((spec) => varyService(spec, variety));
}

function varyService(spec: ServiceSpec, variety: Variety): ServiceSpec {
  const load = variety.amount(1, { from: 0.7, to: 1.4 });
  const slowness = variety.amount(1, { from: 0.8, to: 1.3 });
  return {
    ...spec,
    requestsPerSecond: Math.round(spec.requestsPerSecond * load),
    p50Ms: Math.round(spec.p50Ms * slowness),
    p99Ms: Math.round(spec.p99Ms * slowness),
    errorRate: spec.errorRate * variety.amount(1, { from: 0.5, to: 1.8 }),
    cpuRatio: spec.cpuRatio * variety.amount(1, { from: 0.9, to: 1.08 }),
    poolActive: Math.round(spec.poolActive * variety.amount(1, { from: 0.8, to: 1.2 })),
    memoryMiB: Math.round(spec.memoryMiB * variety.amount(1, { from: 0.85, to: 1.1 })),
    version: laterVersion(spec.version, Math.floor(variety.amount(0, { from: 1, to: 12 }))),
  };
}

/** Some releases on: the last number of the version is counted up. */
function laterVersion(version: string, releases: number): string {
  return version.replace(/\d+$/, (last) => String(Number(last) + releases));
}
