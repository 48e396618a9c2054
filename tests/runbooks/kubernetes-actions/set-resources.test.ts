import { expect, test } from 'vitest';
import { finish, kubernetesStep, plan, planned, variables } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

function limitedWorld() {
  const world = stockedWorld();
  const resources = { requests: { memory: '256Mi' }, limits: { memory: '512Mi' } };
  world.cluster.change('deployment', 'claims-api', {
    spec: { template: { spec: { containers: [{ name: 'api', resources }] } } },
  });
  return world;
}
const set = (fields: string) => kubernetesStep(`action: set_resources, target: deployment/claims-api, ${fields}`);

test('raises a limit by a share, up to its cap, and gives what was there before', async () => {
  const book = set('limits: {memory: "+50%"}, requests: {cpu: 250m}, max_memory: 700Mi');
  await expect(finish(limitedWorld(), book)).resolves.toMatchObject({
    kind: 'done',
    output: {
      container: 'api',
      previous: { requests: { cpu: null, memory: '256Mi' }, limits: { cpu: null, memory: '512Mi' } },
      resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: null, memory: '700Mi' } },
      previous_revision: 2,
    },
  });
});

test('fills in whole sizes only, and only sizes', async () => {
  const book = set('limits: {memory: "{{ labels.size }}"}');
  const withSize = (size: string) => ({ variables: { ...variables, labels: { size } } });
  const change = await planned(limitedWorld(), book, withSize('2Gi'));
  expect(change.difference).toEqual(['container api resources.limits.memory: 512Mi → 2Gi']);
  for (const size of ['+50%', 'x2', '2Gi, cpu: 9', '-1']) {
    await expect(plan(limitedWorld(), book, withSize(size))).resolves.toMatchObject({ outcome: { kind: 'failed' } });
  }
});

test('has nothing to do where the sizes are the same by value', async () => {
  await expect(plan(limitedWorld(), set('limits: {memory: 0.5Gi}'))).resolves.toMatchObject({
    outcome: { kind: 'done', summary: expect.stringContaining('as wanted already') },
  });
});
