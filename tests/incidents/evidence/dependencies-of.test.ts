import { expect, it } from 'vitest';
import { dependenciesOf } from '#incidents/evidence/dependencies-of.ts';

const graph = (calls: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries(calls).map(([name, dependsOn]) => [
      name,
      { tier: 1, flow: null, tenants: null, dependsOn, vars: {} },
    ]),
  );

it('finds what is called directly first, then what is called through others, each once', () => {
  const services = graph({ a: ['b', 'c'], b: ['d'], c: ['d', 'e'], d: [], e: ['f'] });
  expect(dependenciesOf(services, 'a')).toEqual(['b', 'c', 'd', 'e', 'f']);
});

it('comes to an end where calls go in a circle, and leaves the service itself out', () => {
  expect(dependenciesOf(graph({ a: ['b'], b: ['c'], c: ['a', 'b'] }), 'a')).toEqual(['b', 'c']);
});

it('is empty for a service that is not known, and for none', () => {
  expect(dependenciesOf(graph({}), 'a')).toEqual([]);
  expect(dependenciesOf(graph({ a: ['b'] }), null)).toEqual([]);
});
