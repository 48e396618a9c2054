import { expect, it } from 'vitest';
import { dependencyOrder } from '#sandbox/platform/dependency-order.ts';
import { faultTable } from '#sandbox/platform/fault-table.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

it('has twelve services and a database of different names, each well below its limits', () => {
  expect(new Set(serviceCatalogue.map((spec) => spec.name)).size).toBe(13);
  expect(serviceCatalogue.filter((spec) => spec.database).map((spec) => spec.name)).toEqual(['claims-db']);
  for (const spec of serviceCatalogue) {
    expect(spec.poolActive).toBeLessThan(spec.poolMax * 0.6);
    expect(spec.memoryMiB).toBeLessThan(spec.memoryLimitMiB * 0.7);
    expect(spec.cpuRatio).toBeLessThan(0.6);
    expect(spec.p50Ms).toBeLessThan(spec.p99Ms);
    expect(spec.p99Ms).toBeLessThan(1000);
  }
});

it('puts every dependency before its callers', () => {
  const order = dependencyOrder(serviceCatalogue).map((spec) => spec.name);
  for (const spec of serviceCatalogue) {
    for (const { service } of spec.dependsOn) expect(order.indexOf(service)).toBeLessThan(order.indexOf(spec.name));
  }
});

it('strikes only services that exist, and states a remedy for every fault', () => {
  const names = new Set(serviceCatalogue.map((spec) => spec.name));
  for (const { kind } of faultTable) {
    expect(kind.targets.filter((target) => !names.has(target))).toEqual([]);
    expect(kind.remedy.length).toBeGreaterThan(20);
  }
});

it('has every fault once, each with words of its own', () => {
  for (const word of ['id', 'title', 'description', 'remedy'] as const) {
    expect(new Set(faultTable.map(({ kind }) => kind[word])).size).toBe(faultTable.length);
  }
});
