import type { ServiceSpec } from './service-spec.ts';

/** Memory of a pod in MiB after running for so long: it settles within seconds, and a leak adds to it steadily. */
export function podMemoryMiB(
  spec: ServiceSpec,
  facts: { readonly ranMs: number; readonly leakMiBPerSecond: number },
): number {
  const ranSeconds = facts.ranMs / 1000;
  const settled = spec.memoryMiB * (0.6 + 0.4 * (1 - Math.exp(-ranSeconds / 5)));
  return Math.min(spec.memoryLimitMiB, settled + facts.leakMiBPerSecond * ranSeconds);
}
