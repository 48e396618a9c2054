import { expect, test } from 'vitest';
import { readyStatus } from '#tests/runbooks/cluster-objects.ts';
import { finish, kubernetesStep, plan, planned, turn } from '#tests/runbooks/kubernetes/drive.ts';
import { stockedWorld } from '#tests/runbooks/kubernetes/stocked-world.ts';

const book = kubernetesStep('action: run_job, target: cronjob/vacuum');

test('shows what will run before it runs', async () => {
  const change = await planned(stockedWorld(), book);
  expect(change.difference).toEqual([
    expect.stringMatching(/^job vacuum-fb-[0-9a-f]{10}: none → created$/),
    'container vacuum: registry.example/vacuum:1',
  ]);
});

test('gives the end of the log', async () => {
  const world = stockedWorld();
  const { memo } = await planned(world, book);
  const name = /vacuum-fb-[0-9a-f]+/.exec(JSON.stringify(memo))?.[0] ?? '';
  const containers = [{ name: 'a' }, { name: 'b' }];
  world.cluster.add('pod', 'vacuum-pod', { labels: { 'job-name': name }, spec: { containers }, status: readyStatus });
  await expect(finish(world, book)).resolves.toMatchObject({
    kind: 'done',
    output: { job: name, logs: 'first line\nlast line\n' },
  });
});

test('tells of a job that fails, with its reason, and runs another when it is tried again', async () => {
  const world = stockedWorld();
  world.cluster.job = 'Failed';
  const again = kubernetesStep('action: run_job, target: cronjob/vacuum, retry: {attempts: 2}');
  await expect(finish(world, book)).resolves.toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/^job vacuum-fb-\w+ failed \(BackoffLimitExceeded\)/),
  });
  await turn(world, again, { memo: (await planned(world, again, { attempt: 2 })).memo, attempt: 2 });
  expect(new Set(world.writes).size).toBe(2);
});

test('only watches a job that it has created already', async () => {
  const world = stockedWorld();
  await turn(world, book, { memo: (await planned(world, book)).memo });
  await expect(plan(world, book)).resolves.toMatchObject({ kind: 'settled', outcome: { kind: 'waiting' } });
  await expect(finish(world, book)).resolves.toMatchObject({ kind: 'done' });
  expect(world.writes).toHaveLength(1);
});

test('does not take a job for its own that bears another mark', async () => {
  const world = stockedWorld();
  const { memo } = await planned(world, book);
  const name = /vacuum-fb-[0-9a-f]+/.exec(JSON.stringify(memo))?.[0] ?? '';
  world.cluster.add('job', name, { annotations: { 'firebreak.dev/step': 'other' } });
  await expect(turn(world, book, { memo })).resolves.toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('which this step did not create'),
  });
});

test('says of a job that takes too long that it goes on', async () => {
  const world = stockedWorld();
  world.cluster.tookMs.job = 3_600_000;
  const outcome = await finish(world, kubernetesStep('action: run_job, target: cronjob/vacuum, timeout: 30s'));
  expect(outcome).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('is still running after 30 s, and goes on'),
  });
});
