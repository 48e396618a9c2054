import { expect, it } from 'vitest';
import { dependencyOrder } from '#sandbox/platform/dependency-order.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

const [template] = serviceCatalogue as readonly [ServiceSpec];
const service = (name: string, ...dependsOn: readonly string[]): ServiceSpec => ({
  ...template,
  name,
  dependsOn: dependsOn.map((dependency) => ({ service: dependency, weight: 1 })),
});

it('puts dependencies first', () => {
  const order = dependencyOrder([service('a', 'b', 'c'), service('b', 'c'), service('c')]);
  expect(order.map((spec) => spec.name)).toEqual(['c', 'b', 'a']);
});

it('refuses a circle and an unknown dependency, naming them', () => {
  expect(() => dependencyOrder([service('a', 'b'), service('b', 'a')])).toThrow('service a depends on itself');
  expect(() => dependencyOrder([service('a', 'x')])).toThrow('service a depends on x, which does not exist');
});
