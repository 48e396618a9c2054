import { describe, expect, test } from 'vitest';
import { podFacts } from '#runbooks/kubernetes/pod-facts.ts';
import { choosePods } from '#runbooks/kubernetes/pod-removal.ts';
import { readyStatus } from '#tests/runbooks/cluster-objects.ts';
import { busy } from '#tests/runbooks/world.ts';
import { finish, kubernetesStep, plan, planned, turn } from './drive.ts';
import { objectWith } from './object-with.ts';
import { stockedWorld } from './stocked-world.ts';

const pod = (name: string, fields: object, owner = true) => {
  const ownerReferences = owner ? [{ kind: 'ReplicaSet', name: 'rs', uid: 'rs', controller: true }] : [];
  return podFacts(
    objectWith({
      metadata: { name, uid: name, creationTimestamp: `2026-03-01T0${name.length}:00:00Z`, ownerReferences },
      ...fields,
    }),
  );
};
const restarting = (count: number) => ({ status: { ...readyStatus, containerStatuses: [{ restartCount: count }] } });

describe('the pods that go', () => {
  const choose = (count: number, ...pods: ReturnType<typeof pod>[]) => {
    const chosen = choosePods(pods, { action: 'delete_pod', count, bare: false });
    return chosen.ok ? chosen.pods.map((one) => one.name) : chosen.reason;
  };

  test('are those that serve least: not ready first, then by restarts, then the oldest', () => {
    const ready = { status: readyStatus };
    const all = [pod('aaaa', ready), pod('bb', ready), pod('ccc', restarting(9)), pod('d', { status: {} })];
    expect(choose(3, ...all)).toEqual(['d', 'ccc', 'bb']);
  });

  test('never include one that nothing would replace, unless it is meant', () => {
    expect(choose(1, pod('a', {}, false))).toContain('nothing would replace a');
  });
});

describe('removing pods', () => {
  const book = kubernetesStep('action: delete_pod, selector: "app={{ service }}", count: 2');

  test('goes one by one, each once the one before it is replaced', async () => {
    const world = stockedWorld();
    const outcome = await finish(world, book);
    expect(world.writes).toEqual(['delete pod claims/claims-api-1', 'delete pod claims/claims-api-2']);
    expect(outcome).toMatchObject({
      kind: 'done',
      output: { pods: ['claims-api-1', 'claims-api-2'], count: 2, took_ms: expect.any(Number) },
    });
    expect(Number(outcome.kind === 'done' && Object(outcome.output).took_ms)).toBeGreaterThanOrEqual(2 * 8000);
  });

  test('says how many of the pods that serve together it takes', async () => {
    const world = stockedWorld();
    const selector = { matchLabels: { app: 'claims-api' } };
    world.cluster.add('pdb', 'strict', { spec: { selector }, status: { disruptionsAllowed: 1, expectedPods: 4 } });
    const { blast, difference } = await planned(world, book);
    expect(blast).toMatchObject({ pods: { touched: 2, of: 4 }, disruption: { allowed: 1, healthy: 2 } });
    expect(difference[0]).toBe('pod claims-api-1: ready, of ReplicaSet claims-api-2 → deleted');
  });

  test('never touches the pod that took the place and name of one that went', async () => {
    const world = stockedWorld();
    const one = kubernetesStep('action: delete_pod, target: pod/claims-api-1');
    const { memo } = await planned(world, one);
    world.cluster.add('pod', 'claims-api-1', {
      owner: { kind: 'ReplicaSet', name: 'claims-api-2', uid: 'x' },
      status: readyStatus,
    });
    await turn(world, one, { memo });
    expect(world.writes).toEqual([]);
  });

  test('fails for good once a pod has gone, so that trying again takes no other one', async () => {
    const world = stockedWorld();
    world.cluster.tookMs.replacement = 3_600_000;
    const outcome = await finish(
      world,
      kubernetesStep('action: delete_pod, selector: app=claims-api, retry: {attempts: 3}'),
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      final: true,
      reason: expect.stringContaining('deleted 1 of 1 pods'),
    });
    expect(world.writes).toHaveLength(1);
  });

  test('waits for a disruption budget, and says at its timeout that it did', async () => {
    const world = stockedWorld();
    const selector = { matchLabels: { app: 'claims-api' } };
    const closed = world.cluster.add('pdb', 'closed', {
      spec: { selector },
      status: { disruptionsAllowed: 0, expectedPods: 4 },
    });
    const evict = kubernetesStep('action: evict, target: pod/claims-api-1, timeout: 60s');
    const { blast } = await planned(world, evict);
    expect(blast.notes.join()).toContain('may not go now');
    await expect(finish(world, evict)).resolves.toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('the budget closed forbids it'),
    });
    world.cluster.drop('pdb', closed.metadata.name);
    await expect(finish(world, evict)).resolves.toMatchObject({ kind: 'done' });
  });

  test.each([
    ['selector: app=nobody', 'no pod in namespace claims fits app=nobody'],
    ['target: pod/nobody', 'there is no pod nobody in namespace claims'],
  ])('finds no pod by %s, and says so', async (fields, reason) => {
    const found = await plan(stockedWorld(), kubernetesStep(`action: delete_pod, ${fields}`));
    expect(found).toMatchObject({
      kind: 'settled',
      outcome: { kind: 'failed', reason: expect.stringContaining(reason) },
    });
  });
});

describe('draining', () => {
  const drain = kubernetesStep('action: drain, target: node/worker-1');

  test('stops honestly when somebody uncordons the node', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, drain);
    const evicting = await turn(world, drain, { memo });
    world.cluster.change('node', 'worker-1', { spec: { unschedulable: null } });
    const next = evicting.kind === 'waiting' ? evicting.memo : null;
    await expect(turn(world, drain, { memo: next })).resolves.toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('somebody has uncordoned it'),
    });
  });

  test('refuses beforehand what would be lost', async () => {
    const world = stockedWorld();
    world.cluster.add('pod', 'bare', { spec: { nodeName: 'worker-1' }, status: readyStatus });
    await expect(plan(world, drain)).resolves.toMatchObject({
      outcome: { reason: expect.stringContaining('nothing would replace claims/bare') },
    });
  });

  test('takes up where it was after a crash, from what the cluster says', async () => {
    const world = stockedWorld();
    const { memo } = await planned(world, drain);
    await turn(world, drain, { memo });
    await turn(world, drain, { memo, crashed: true });
    world.failNext('read', busy());
    await expect(finish(world, drain)).resolves.toMatchObject({ kind: 'done' });
    expect(new Set(world.writes).size).toBe(world.writes.length);
  });

  test('tells at its timeout which pods are left and why', async () => {
    const world = stockedWorld();
    const selector = { matchLabels: { app: 'claims-api' } };
    world.cluster.add('pdb', 'closed', { spec: { selector }, status: { disruptionsAllowed: 0, expectedPods: 4 } });
    const outcome = await finish(world, kubernetesStep('action: drain, target: node/worker-1, timeout: 30s'));
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/4 pods still on node worker-1.*the budget closed forbids it/),
    });
  });
});
