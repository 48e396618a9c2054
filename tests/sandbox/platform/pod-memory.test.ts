import { expect, it } from 'vitest';
import { podMemoryMiB } from '#sandbox/platform/pod-memory.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

const [spec] = serviceCatalogue as readonly [ServiceSpec];

it('settles at the usual size, grows by a leak, and stops at the limit', () => {
  expect(podMemoryMiB(spec, { ranMs: 60_000, leakMiBPerSecond: 0 })).toBeCloseTo(spec.memoryMiB, 0);
  expect(podMemoryMiB(spec, { ranMs: 10_000, leakMiBPerSecond: 14 })).toBeCloseTo(spec.memoryMiB + 140, -2);
  expect(podMemoryMiB(spec, { ranMs: 600_000, leakMiBPerSecond: 14 })).toBe(spec.memoryLimitMiB);
});
