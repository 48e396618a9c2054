import { describe, expect, test } from 'vitest';
import { stepAnnotation } from '#domain/kubernetes-object.ts';
import { busy, conflict, forbidden, lost, rolloutMs } from '#tests/runbooks/world.ts';
import { advance, finish, kubernetesStep, memoOf, plan, planned, stepKey, turn } from './drive.ts';
import { stockedWorld } from './stocked-world.ts';

const restart = kubernetesStep('action: rollout_restart, target: deployment/claims-api');
const grow = kubernetesStep('action: scale, target: deployment/claims-api, replicas: "+2"');

describe('a change of an object', () => {
  test('shows people what it is about before it is made', async () => {
    const world = stockedWorld();
    const selector = { matchLabels: { app: 'claims-api' } };
    world.cluster.add('pdb', 'claims-api', { spec: { selector }, status: { disruptionsAllowed: 1, expectedPods: 4 } });
    const scaleTargetRef = { kind: 'Deployment', name: 'claims-api' };
    world.cluster.add('hpa', 'claims-api', { spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 10 } });
    await expect(planned(world, restart)).resolves.toMatchObject({
      action: 'rollout_restart',
      target: { system: 'kubernetes', namespace: 'claims', name: 'deployment/claims-api' },
      title: 'Restart deployment/claims-api in claims',
      rendered: { action: 'rollout_restart', target: 'deployment/claims-api', namespace: 'claims' },
      version: world.cluster.get('deployment', 'claims-api').metadata.resourceVersion,
      difference: ['pod metadata.annotations.kubectl.kubernetes.io/restartedAt: none → 2026-03-01T03:00:04Z'],
      blast: {
        pods: { touched: 4, of: 4 },
        notes: ['PDB claims-api allows 1 of 4 pods to be away', 'HPA claims-api holds it between 2 and 10'],
      },
    });
  });

  test('bears the mark of its step', async () => {
    const world = stockedWorld();
    await finish(world, restart);
    const marked = world.cluster.get('deployment', 'claims-api');
    expect(JSON.stringify(marked['spec'])).toContain(`"${stepAnnotation}":"${stepKey}"`);
  });

  test('is refused beforehand where our account may not make it, and says what to grant', async () => {
    const world = stockedWorld();
    world.cluster.denied.add('patch deployment');
    await expect(plan(world, restart)).resolves.toEqual({
      kind: 'settled',
      outcome: {
        kind: 'failed',
        reason:
          'cannot restart deployment claims/claims-api: our account is not allowed to: grant it the verb "patch" on "deployments" (API group "apps") in namespace claims',
      },
    });
  });

  test('may be made although what else has a say may not be read, which is noted', async () => {
    const world = stockedWorld();
    const list = world.ports.kubernetes.list.bind(world.ports.kubernetes);
    const ports = {
      ...world.ports,
      kubernetes: {
        ...world.ports.kubernetes,
        list: (...args: Parameters<typeof list>) => (args[0] === 'pdb' ? Promise.reject(forbidden()) : list(...args)),
      },
    };
    const { blast } = await planned({ ...world, ports }, restart);
    expect(blast.notes).toEqual([expect.stringContaining('PodDisruptionBudgets could not be read')]);
  });

  test.each([
    [
      'an object that is not there',
      (world: ReturnType<typeof stockedWorld>) => world.cluster.drop('deployment', 'claims-api'),
      'there is no deployment claims-api in namespace claims',
    ],
    [
      'a dry run that is refused',
      (world: ReturnType<typeof stockedWorld>) => world.failNext('dryRun', forbidden()),
      'may not patch deployments',
    ],
    [
      'a write that is refused',
      (world: ReturnType<typeof stockedWorld>) => world.failNext('write', forbidden()),
      'may not patch deployments',
    ],
    [
      'a paused deployment',
      (world: ReturnType<typeof stockedWorld>) =>
        world.cluster.change('deployment', 'claims-api', { spec: { paused: true } }),
      'it is paused',
    ],
    [
      'a deployment without pods',
      (world: ReturnType<typeof stockedWorld>) =>
        world.cluster.change('deployment', 'claims-api', { spec: { replicas: 0 } }),
      'it has 0 replicas, so there is no pod to restart',
    ],
  ])('fails for %s and says why', async (_what, arrange, reason) => {
    const world = stockedWorld();
    arrange(world);
    await expect(finish(world, restart)).resolves.toEqual({ kind: 'failed', reason: expect.stringContaining(reason) });
    expect(world.writes).toEqual([]);
  });

  test('refuses a target that a label has made into something else', async () => {
    const world = stockedWorld();
    const book = kubernetesStep('action: rollout_restart, target: "deployment/{{ service }}"');
    for (const service of ['../secrets', 'a/b', 'Claims', '', 'x'.repeat(300), 'a\nb', '（']) {
      const outcome = await turn(world, book, { variables: { service, namespace: 'claims' } });
      expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('the target') });
    }
    const outcome = await turn(world, book, { variables: { service: 'a', namespace: 'a.b' } });
    expect(outcome).toMatchObject({ reason: expect.stringContaining('the namespace') });
  });

  test('polls every 2 seconds, scaled', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    const outcome = await turn(world, restart, { memo, waitScale: 0.5 });
    expect(outcome).toMatchObject({ kind: 'waiting', for: { until: new Date(world.now().getTime() + 1000) } });
  });

  test('remembers what it is about to write before it writes, even where nobody simulated it', async () => {
    const world = stockedWorld();
    const memo = memoOf(await turn(world, restart));
    expect(world.writes).toEqual([]);
    expect(memo).toMatchObject({ phase: 'write', patch: { type: 'strategic' } });
  });

  test('goes on past a status that moved, and past a conflict', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    world.cluster.change('deployment', 'claims-api', { status: { readyReplicas: 3 } });
    world.failNext('write', conflict());
    const next = memoOf(await turn(world, restart, { memo }));
    memoOf(await turn(world, restart, { memo: next }));
    expect(world.writes).toEqual(['restart claims/claims-api']);
  });

  test('begins anew when something else changed the object before anything was written', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    world.cluster.change('deployment', 'claims-api', { spec: { replicas: 7 } });
    await expect(turn(world, restart, { memo })).resolves.toMatchObject({ kind: 'retry', afresh: true });
    expect(world.writes).toEqual([]);
  });

  test('keeps watching while the API server cannot answer', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    const watching = memoOf(await turn(world, restart, { memo }));
    for (const error of [lost(), busy()]) {
      world.failNext('read', error);
      expect(memoOf(await turn(world, restart, { memo: watching }))).toMatchObject({ phase: 'watch' });
    }
  });

  test('says that it cannot tell when it may look no longer', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    const watching = memoOf(await turn(world, restart, { memo }));
    world.failNext('read', forbidden());
    await expect(turn(world, restart, { memo: watching })).resolves.toMatchObject({ kind: 'unknown' });
  });

  test('fails when the rollout is not complete within the timeout, and says how far it came', async () => {
    const world = stockedWorld();
    const slow = kubernetesStep('action: rollout_restart, target: deployment/claims-api, timeout: 10s');
    await expect(finish(world, slow)).resolves.toEqual({
      kind: 'failed',
      reason: 'the restart of deployment claims/claims-api is not complete after 10 s: 1 of 4 new pods created',
    });
  });

  test('fails when the object is deleted meanwhile', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    const watching = memoOf(await turn(world, restart, { memo }));
    world.cluster.drop('deployment', 'claims-api');
    await expect(turn(world, restart, { memo: watching })).resolves.toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('was deleted after the restart was made'),
    });
  });

  test('is told with its figures', async () => {
    await expect(finish(stockedWorld(), restart)).resolves.toEqual({
      kind: 'done',
      output: { namespace: 'claims', name: 'claims-api', replicas: 4, ready_replicas: 4, took_ms: rolloutMs },
      summary: 'restarted deployment claims/claims-api: 4 of 4 pods new and ready after 14 s',
    });
  });
});

describe('an answer that was lost', () => {
  test.each([true, false])('is looked up, whether the write landed (%s)', async (landed) => {
    const world = stockedWorld();
    world.failNext('write', lost(), landed);
    await expect(finish(world, restart)).resolves.toMatchObject({ kind: 'done' });
    expect(world.writes).toEqual(['restart claims/claims-api']);
  });

  test('again and again leaves it unknown', async () => {
    const world = stockedWorld();
    for (let count = 0; count < 7; count += 1) world.failNext('write', lost());
    await expect(finish(world, restart)).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('whether the restart of deployment claims/claims-api happened'),
    });
  });
});

describe('after a crash', () => {
  test('before the write, the write is made', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    memoOf(await turn(world, restart, { memo, crashed: true }));
    expect(world.writes).toHaveLength(1);
  });

  test('after the write, nothing is written again', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, grow);
    await turn(world, grow, { memo });
    await turn(world, grow, { memo, crashed: true });
    expect(world.writes).toEqual(['scale claims/claims-api to 6']);
  });

  test('with the memo lost as well, the mark is found', async () => {
    const world = stockedWorld();
    await turn(world, grow, { memo: (await planned(world, grow)).memo });
    expect(memoOf(await advance(world, grow, {}))).toMatchObject({ phase: 'watch' });
    expect(world.writes).toHaveLength(1);
  });

  test('a change by somebody else in between leaves a restart unknown', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, restart);
    world.cluster.change('deployment', 'claims-api', { spec: { replicas: 9 } });
    await expect(turn(world, restart, { memo, crashed: true })).resolves.toEqual({
      kind: 'unknown',
      reason:
        'cannot tell whether the restart of deployment claims/claims-api happened: something else has changed it since, and it does not bear the mark of this step',
    });
    expect(world.writes).toEqual([]);
  });

  test('the mark of an earlier step tells that nothing was written, though something else has changed the object', async () => {
    const world = stockedWorld();
    world.cluster.change('deployment', 'claims-api', {
      metadata: { annotations: { [stepAnnotation]: 'run-1/earlier' } },
    });
    const { memo } = await planned(world, grow);
    world.cluster.change('deployment', 'claims-api', { spec: { paused: true } });
    await expect(turn(world, grow, { memo, crashed: true })).resolves.toMatchObject({
      kind: 'retry',
      afresh: true,
      reason: expect.stringMatching(/^simulating the scaling of deployment claims\/claims-api again/),
    });
    expect(world.writes).toEqual([]);
  });

  test('what is as wanted counts as made, mark or no mark', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, grow);
    world.cluster.change('deployment', 'claims-api', { spec: { replicas: 6 } });
    expect(memoOf(await turn(world, grow, { memo, crashed: true }))).toMatchObject({ phase: 'watch' });
    expect(world.writes).toEqual([]);
  });
});

test('a change that something else takes back has failed for good', async () => {
  const world = stockedWorld();
  const watching = memoOf(await turn(world, grow, { memo: (await planned(world, grow)).memo }));
  world.cluster.change('deployment', 'claims-api', { spec: { replicas: 3 } });
  await expect(turn(world, grow, { memo: watching })).resolves.toEqual({
    kind: 'failed',
    reason:
      'the scaling of deployment claims/claims-api did not last: wanted spec.replicas: 4 → 6, and something else has changed it since',
    final: true,
  });
});
