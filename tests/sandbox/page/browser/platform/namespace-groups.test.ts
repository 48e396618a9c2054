import { expect, it } from 'vitest';
import { namespaceGroups } from '#sandbox/page/browser/platform/namespace-groups.ts';
import { services } from '#tests/sandbox/page/example-company.ts';

it('groups services by namespace in the order of the platform, each flow named once', () => {
  expect(namespaceGroups(services).map((group) => [group.namespace, group.flows, group.services.length])).toEqual([
    ['claims', ['Claims intake'], 3],
    ['billing', ['Premiums and payments'], 3],
    ['members', ['Member eligibility'], 3],
    ['edge', ['Partners'], 3],
  ]);
});
