import { expect, test } from 'vitest';
import { finish, kubernetesStep, planned } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

test.each(['deployment/claims-api', 'statefulset/claims-db', 'daemonset/agent'])(
  'replaces every pod of %s, as many as it wants',
  async (target) => {
    const world = stockedWorld();
    const book = kubernetesStep(`action: rollout_restart, target: ${target}`);
    const { blast } = await planned(world, book);
    const wanted = target.startsWith('deployment') ? 4 : 2;
    expect(blast.pods).toEqual({ touched: wanted, of: wanted });
    await expect(finish(world, book)).resolves.toMatchObject({
      summary: expect.stringContaining(`${wanted} of ${wanted} pods new and ready`),
    });
  },
);

test('lasts when somebody restarts it once more meanwhile', async () => {
  const world = stockedWorld();
  world.cluster.tookMs.rollout = 1000;
  const pass = (ms: number): void => {
    const annotations = { 'kubectl.kubernetes.io/restartedAt': world.now().toISOString() };
    if (world.writes.length > 0)
      world.cluster.change('deployment', 'claims-api', { spec: { template: { metadata: { annotations } } } });
    world.pass(ms);
  };
  const outcome = await finish(
    { ...world, pass },
    kubernetesStep('action: rollout_restart, target: deployment/claims-api'),
  );
  expect(outcome).toMatchObject({ kind: 'done' });
});
