import { expect, it } from 'vitest';
import { createFeatureFlags, flagCatalogue } from '#sandbox/platform/feature-flags.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

it('begins with every flag on, and remembers when one was last turned', () => {
  let nowMs = 5;
  const flags = createFeatureFlags(() => nowMs);
  expect(flags.list().every(({ enabled, changedAtMs }) => enabled && changedAtMs === null)).toBe(true);
  expect(flags.set('fraud-scoring', false)).toMatchObject({ enabled: false, changedAtMs: 5 });
  nowMs = 9;
  expect(flags.set('fraud-scoring', false)).toMatchObject({ changedAtMs: 5 });
  expect([flags.get('nothing'), flags.set('nothing', true)]).toEqual([null, null]);
});

it('has flags of services that exist', () => {
  const names = new Set(serviceCatalogue.map((spec) => spec.name));
  expect(flagCatalogue.filter((flag) => !names.has(flag.service))).toEqual([]);
});
