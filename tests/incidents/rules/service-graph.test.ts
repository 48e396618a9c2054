import { expect, it } from 'vitest';
import { callersOf, dependenciesOf } from '#incidents/rules/service-graph.ts';

const on = (...dependsOn: string[]) => ({ dependsOn });
const services = {
  portal: on('claims', 'billing'),
  claims: on('auth', 'database'),
  billing: on('auth'),
  auth: on('claims'),
};

it('finds callers and dependencies through others, once each, also around a circle', () => {
  expect(callersOf(services, 'database').toSorted()).toEqual(['auth', 'billing', 'claims', 'portal']);
  expect(callersOf(services, 'auth').toSorted()).toEqual(['billing', 'claims', 'portal']);
  expect(dependenciesOf(services, 'portal').toSorted()).toEqual(['auth', 'billing', 'claims', 'database']);
});

it('knows nothing of a service that is not in the catalogue', () => {
  expect(callersOf(services, 'elsewhere')).toEqual([]);
  expect(dependenciesOf(services, 'elsewhere')).toEqual([]);
});
