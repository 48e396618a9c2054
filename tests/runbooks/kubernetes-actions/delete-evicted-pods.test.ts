import { expect, test } from 'vitest';
import { finish, kubernetesStep, planned } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

test('deletes what is left of evicted pods, and nothing that failed otherwise', async () => {
  const world = stockedWorld();
  world.cluster.add('pod', 'crashed', { status: { phase: 'Failed', reason: 'Error' } });
  await expect(finish(world, kubernetesStep('action: delete_evicted_pods'))).resolves.toMatchObject({
    kind: 'done',
    output: { namespace: 'claims', count: 3 },
  });
  expect(world.writes.map((write) => write.replace(/\d$/, ''))).toEqual(
    Array.from({ length: 3 }, () => 'delete pod claims/husk-'),
  );
});

test('takes no more than it may, and says how many are left', async () => {
  const { blast, difference } = await planned(stockedWorld(), kubernetesStep('action: delete_evicted_pods, max: 2'));
  expect(difference).toHaveLength(2);
  expect(blast).toEqual({ pods: null, notes: ['None of them runs', '1 more are left for another time'] });
});

test('has nothing to do where there are none', async () => {
  const outcome = await finish(stockedWorld(), kubernetesStep('action: delete_evicted_pods, namespace: other'));
  expect(outcome).toMatchObject({ kind: 'done', output: { count: 0 } });
});

test('goes through many, some in each turn', async () => {
  const world = stockedWorld();
  for (let index = 10; index < 70; index += 1)
    world.cluster.add('pod', `husk-${index}`, { status: { phase: 'Failed', reason: 'Evicted' } });
  await expect(finish(world, kubernetesStep('action: delete_evicted_pods'))).resolves.toMatchObject({
    output: { count: 63 },
  });
});
