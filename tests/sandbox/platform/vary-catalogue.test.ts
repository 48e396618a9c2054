import { expect, it } from 'vitest';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { createVariety } from '#sandbox/platform/variety.ts';
import { varyCatalogue } from '#sandbox/platform/vary-catalogue.ts';

it('changes load, speed and release of every service, and leaves each of them calm', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const varied = varyCatalogue(serviceCatalogue, createVariety(seed));
    expect(varied.map(({ name }) => name)).toEqual(serviceCatalogue.map(({ name }) => name));
    for (const [index, spec] of varied.entries()) {
      const usual = serviceCatalogue[index];
      expect(spec.version).not.toBe(usual?.version);
      expect(spec.poolActive).toBeLessThan(spec.poolMax * 0.6);
      expect(spec.memoryMiB).toBeLessThan(spec.memoryLimitMiB * 0.7);
      expect(spec.cpuRatio).toBeLessThan(0.62);
      expect(spec.p50Ms).toBeLessThan(spec.p99Ms);
      expect(spec.p99Ms).toBeLessThan(1000);
    }
  }
});

it('is another platform for another seed', () => {
  const load = (seed: number) =>
    varyCatalogue(serviceCatalogue, createVariety(seed)).map(({ requestsPerSecond }) => requestsPerSecond);
  expect(load(1)).toEqual(load(1));
  expect(load(1)).not.toEqual(load(2));
});
