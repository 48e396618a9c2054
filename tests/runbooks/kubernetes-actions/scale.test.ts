import { expect, test } from 'vitest';
import { finish, kubernetesStep, plan, planned } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

const scale = (fields: string) => kubernetesStep(`action: scale, target: deployment/claims-api, ${fields}`);

test('gives what it was before, so that it can be taken back', async () => {
  await expect(finish(stockedWorld(), scale('replicas: "+2"'))).resolves.toEqual({
    kind: 'done',
    output: {
      namespace: 'claims',
      name: 'claims-api',
      previous_replicas: 4,
      replicas: 6,
      ready_replicas: 6,
      took_ms: 14_000,
    },
    summary: 'scaled deployment claims/claims-api from 4 to 6: 6 of 6 pods ready after 14 s',
  });
});

test('fixes a relative number when it is simulated, and shows how many pods go', async () => {
  const change = await planned(stockedWorld(), scale('replicas: "current_replicas - 3"'));
  expect(change).toMatchObject({
    title: 'Scale deployment/claims-api in claims from 4 to 1',
    rendered: { replicas: 1 },
    difference: ['spec.replicas: 4 → 1'],
    blast: { pods: { touched: 3, of: 4 } },
  });
});

test('has nothing to do where the replicas are as wanted', async () => {
  await expect(plan(stockedWorld(), scale('replicas: 4'))).resolves.toMatchObject({
    kind: 'settled',
    outcome: { kind: 'done', summary: 'deployment claims/claims-api: it has 4 replicas already, nothing to scale' },
  });
});

test('keeps within the bounds of an autoscaler, which would undo it, and notes that there is one', async () => {
  const world = stockedWorld();
  const scaleTargetRef = { kind: 'Deployment', name: 'claims-api' };
  world.cluster.add('hpa', 'claims-api', { spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 6 } });
  await expect(plan(world, scale('replicas: 7'))).resolves.toMatchObject({
    outcome: { reason: expect.stringContaining('HPA claims-api holds it between 2 and 6, and would undo 7') },
  });
  await expect(planned(world, scale('replicas: 6'))).resolves.toMatchObject({
    blast: { notes: ['HPA claims-api may choose another number later', 'HPA claims-api holds it between 2 and 6'] },
  });
  await expect(planned(world, scale('replicas: 0'))).resolves.toMatchObject({ rendered: { replicas: 0 } });
});
