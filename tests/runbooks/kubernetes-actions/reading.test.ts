import { describe, expect, test } from 'vitest';
import { finish, kubernetesStep, variables } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

describe('reading logs', () => {
  test('gives the lines of the newest pods, each under its name', async () => {
    const outcome = await finish(
      stockedWorld(),
      kubernetesStep('action: logs, target: deployment/claims-api, pods: 2'),
    );
    expect(outcome).toMatchObject({
      kind: 'done',
      output: {
        text: '== claims-api-4 ==\nfirst line\nlast line\n\n== claims-api-3 ==\nfirst line\nlast line\n',
        lines: 4,
        pods: ['claims-api-4', 'claims-api-3'],
      },
    });
  });

  test('finds pods by their labels, which are data', async () => {
    const book = kubernetesStep('action: logs, selector: "app={{ service }}", tail: 1');
    await expect(finish(stockedWorld(), book)).resolves.toMatchObject({ output: { lines: 3 } });
    const hostile = { variables: { ...variables, service: 'a,app!=b' } };
    await expect(finish(stockedWorld(), book, hostile)).resolves.toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('the selector'),
    });
  });

  test('says that there are no pods', async () => {
    const outcome = await finish(stockedWorld(), kubernetesStep('action: logs, target: statefulset/claims-db'));
    expect(outcome).toEqual({ kind: 'failed', reason: 'statefulset/claims-db has no pods' });
  });
});

describe('reading events', () => {
  const event = (name: string, minute: number, fields: object) => ({
    involvedObject: { kind: 'Deployment', name },
    lastTimestamp: `2026-03-01T02:${minute}:00Z`,
    type: 'Warning',
    reason: 'FailedCreate',
    message: 'quota exceeded',
    ...fields,
  });
  const eventful = () => {
    const world = stockedWorld();
    world.cluster.add('event', 'one', event('claims-api', 58, { count: 3 }));
    world.cluster.add('event', 'two', event('claims-api', 59, { reason: 'ScalingReplicaSet', type: 'Normal' }));
    world.cluster.add('event', 'three', event('other', 57, {}));
    world.cluster.add('event', 'old', event('claims-api', 10, {}));
    return world;
  };

  test('gives those of an object, the newest, oldest of them first', async () => {
    const outcome = await finish(
      eventful(),
      kubernetesStep('action: events, target: deployment/claims-api, since: 10m'),
    );
    expect(outcome).toMatchObject({
      output: {
        count: 2,
        events: [{ reason: 'FailedCreate', count: 3 }, { reason: 'ScalingReplicaSet' }],
        text: expect.stringContaining('Warning FailedCreate deployment/claims-api: quota exceeded (3 times)'),
      },
    });
  });

  test('gives those of a namespace by type and reason', async () => {
    const outcome = await finish(
      eventful(),
      kubernetesStep('action: events, event_type: Warning, reason: FailedCreate, limit: 2'),
    );
    expect(outcome).toMatchObject({ output: { count: 2, events: [{ name: 'other' }, { name: 'claims-api' }] } });
  });
});

describe('describing', () => {
  test.each([
    [
      'deployment/claims-api',
      ['4 of 4 pods ready', 'images: api registry.example/claims-api:1.0', 'claims-api-1: Running, ready'],
    ],
    ['pod/claims-api-1', ['phase: Running on node worker-1', 'Ready: True']],
    ['node/worker-1', ['unschedulable: false', 'claims-api-1']],
    ['pvc/claims-data', ['size: 10Gi of 10Gi', 'phase: Bound, class fast']],
  ])('tells how %s does', async (target, parts) => {
    const outcome = await finish(stockedWorld(), kubernetesStep(`action: describe, target: ${target}`));
    expect(outcome).toMatchObject({ kind: 'done' });
    for (const part of parts) expect(outcome).toMatchObject({ output: { text: expect.stringContaining(part) } });
  });

  test('says that there is no such object', async () => {
    const outcome = await finish(stockedWorld(), kubernetesStep('action: describe, target: service/nobody'));
    expect(outcome).toEqual({ kind: 'failed', reason: 'there is no service nobody in namespace claims' });
  });
});

test('reading needs no approval and leaves no trace', async () => {
  const world = stockedWorld();
  for (const fields of ['logs, target: pod/claims-api-1', 'events', 'describe, target: node/worker-1']) {
    const book = kubernetesStep(`action: ${fields}`);
    expect(book.risk).toBe('low');
    await finish(world, book);
  }
  expect(world.writes).toEqual([]);
});
