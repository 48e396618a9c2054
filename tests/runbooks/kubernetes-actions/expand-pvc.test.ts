import { expect, test } from 'vitest';
import { finish, kubernetesStep, plan } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

const expand = (fields: string) => kubernetesStep(`action: expand_pvc, target: pvc/claims-data, ${fields}`);

test('asks for more and waits until it is there', async () => {
  await expect(finish(stockedWorld(), expand('size: "+20%"'))).resolves.toMatchObject({
    kind: 'done',
    output: { previous_size: '10Gi', size: '12Gi', capacity: '12Gi' },
    summary: 'enlarged pvc claims/claims-data: it has 12Gi after 8 s',
  });
});

test.each([
  ['size: 5Gi', '5Gi is less than its 10Gi, and a volume cannot shrink'],
  ['size: x2, max_size: 10Gi', 'it is 10Gi already, and at most 10Gi is allowed'],
])('refuses %s', async (fields, reason) => {
  await expect(plan(stockedWorld(), expand(fields))).resolves.toMatchObject({
    outcome: { reason: expect.stringContaining(reason) },
  });
});

test('refuses a claim whose storage cannot grow, and says why', async () => {
  const world = stockedWorld();
  world.cluster.change('storageclass', 'fast', { allowVolumeExpansion: false });
  await expect(plan(world, expand('size: x2'))).resolves.toMatchObject({
    outcome: { reason: expect.stringContaining('its storage class fast does not set allowVolumeExpansion') },
  });
  world.cluster.change('pvc', 'claims-data', { spec: { storageClassName: null } });
  await expect(plan(world, expand('size: x2'))).resolves.toMatchObject({
    outcome: { reason: expect.stringContaining('no storage class') },
  });
});
