import { expect, test } from 'vitest';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { finish, kubernetesStep, plan, planned, variables } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

const rollback = (fields = '') => kubernetesStep(`action: rollback, target: deployment/claims-api${fields}`);

test('brings the revision before the present one back, and says how old it is', async () => {
  const world = stockedWorld();
  await expect(planned(world, rollback())).resolves.toMatchObject({
    title: 'Roll deployment/claims-api in claims back to revision 1',
    difference: ['container api image: registry.example/claims-api:1.0 → registry.example/claims-api:0.9'],
    blast: { notes: ['Revision 1 is from 4 s ago and runs registry.example/claims-api:0.9'] },
  });
  await expect(finish(world, rollback())).resolves.toMatchObject({
    kind: 'done',
    output: { previous_revision: 2, to_revision: 1, images: ['registry.example/claims-api:0.9'] },
    summary: 'rolled deployment claims/claims-api back to revision 1: 4 of 4 pods ready after 14 s',
  });
  const containers = fieldOf(world.cluster.get('deployment', 'claims-api'), 'spec', 'template', 'spec', 'containers');
  expect(containers).toMatchObject([{ image: 'registry.example/claims-api:0.9' }]);
});

test('goes to the revision that an earlier step saved', async () => {
  const world = stockedWorld();
  const book = rollback(', to_revision: "{{ labels.revision }}"');
  const change = await planned(world, book, { variables: { ...variables, labels: { revision: 1 } } });
  expect(change.rendered).toMatchObject({ to_revision: 1 });
  await expect(
    plan(world, book, { variables: { ...variables, labels: { revision: 'x; rm' } } }),
  ).resolves.toMatchObject({
    outcome: { reason: 'to_revision comes to "x; rm", not to a revision' },
  });
});

test('refuses where there is nothing to go back to', async () => {
  const world = stockedWorld();
  world.cluster.drop('replicaset', 'claims-api-1');
  await expect(plan(world, rollback())).resolves.toMatchObject({
    outcome: {
      reason: 'cannot roll back deployment claims/claims-api: there is no revision before its present one, 2',
    },
  });
});
