import { describe, expect, test } from 'vitest';
import { OutsideError } from '#domain/outside-error.ts';
import { executeStep } from '#runbooks/execute-step.ts';
import { triesOf } from '#runbooks/retry-delay.ts';
import { NoSuchStepError } from '#runbooks/flow.ts';
import { contextIn, withSteps } from './walk.ts';
import { busy, createWorld, forbidden, lost, one } from './world.ts';

const query = withSteps('  - {type: prometheus_query, query: up, timeout: 30s}\n');

describe('when', () => {
  const guarded = withSteps(`  - {type: prometheus_query, query: up, when: pool_max > 50 && tier > 1}\n`);

  test('a false one skips the step and says why', async () => {
    const world = createWorld();
    const context = contextIn(world, { variables: { pool_max: 20, tier: 1 } });
    await expect(executeStep(guarded, 'steps[0]', context)).resolves.toEqual({
      kind: 'done',
      output: null,
      summary: 'skipped: pool_max 20 > 50 && tier 1 > 1 is false',
      skipped: true,
    });
    expect(world.queries).toEqual([]);
  });

  test('a true one lets it run', async () => {
    const world = createWorld();
    world.answers.set('up', one(1));
    const context = contextIn(world, { variables: { pool_max: 60, tier: 2 } });
    await expect(executeStep(guarded, 'steps[0]', context)).resolves.toMatchObject({ kind: 'done', output: 1 });
  });

  test('one that cannot be told fails the step', async () => {
    const context = contextIn(createWorld(), { variables: { pool_max: 60 } });
    await expect(executeStep(guarded, 'steps[0]', context)).resolves.toEqual({
      kind: 'failed',
      reason: 'cannot tell whether to run (when: pool_max > 50 && tier > 1): tier is not known',
    });
  });

  test('is asked again after a crash, so that a skipped step stays skipped', async () => {
    const context = contextIn(createWorld(), { variables: { pool_max: 20, tier: 1 }, crashed: true });
    await expect(executeStep(guarded, 'steps[0]', context)).resolves.toMatchObject({ kind: 'done', output: null });
  });

  test('a switched-off step says so', async () => {
    const off = withSteps('  - {type: wait, for: 3s, when: false}\n');
    await expect(executeStep(off, 'steps[0]', contextIn(createWorld()))).resolves.toMatchObject({
      kind: 'done',
      summary: 'skipped: switched off',
    });
  });
});

describe('an outside failure', () => {
  test('that is safe to repeat is tried again, later each time, never before the server said', async () => {
    const world = createWorld();
    const afterMs: number[] = [];
    for (const attempt of [1, 2, 3]) {
      world.failNext('query', busy('prometheus', 500));
      const outcome = await executeStep(query, 'steps[0]', contextIn(world, { attempt }));
      if (outcome.kind === 'retry') afterMs.push(outcome.afterMs);
    }
    expect(afterMs).toEqual([1000, 2000, 4000]);
    world.failNext('query', busy('prometheus', 9000));
    await expect(executeStep(query, 'steps[0]', contextIn(world))).resolves.toMatchObject({
      kind: 'retry',
      afterMs: 9000,
    });
  });

  test('is given up after the fifth attempt, with its reason', async () => {
    const world = createWorld();
    world.failNext('query', busy('prometheus'));
    const outcome = await executeStep(query, 'steps[0]', contextIn(world, { attempt: triesOf(null) }));
    expect(outcome).toEqual({ kind: 'failed', reason: 'given up after 5 attempts: prometheus: too many requests' });
  });

  test('is given up where another attempt would pass the timeout', async () => {
    const world = createWorld();
    const startedAt = world.now();
    world.pass(29_500);
    world.failNext('query', busy('prometheus'));
    const outcome = await executeStep(query, 'steps[0]', contextIn(world, { startedAt }));
    expect(outcome).toEqual({ kind: 'failed', reason: 'timed out after 30 s: prometheus: too many requests' });
  });

  test('of a question whose answer was lost is asked again', async () => {
    const world = createWorld();
    world.failNext('query', lost('prometheus'));
    await expect(executeStep(query, 'steps[0]', contextIn(world))).resolves.toMatchObject({ kind: 'retry' });
  });

  test('that will not pass fails the step with its words', async () => {
    const world = createWorld();
    world.failNext('query', forbidden());
    await expect(executeStep(query, 'steps[0]', contextIn(world))).resolves.toEqual({
      kind: 'failed',
      reason: 'kubernetes: may not patch deployments in namespace claims',
    });
  });

  test('a bug is not an outcome and is thrown', async () => {
    const world = createWorld();
    world.answers.set('up', () => {
      throw new RangeError('a bug');
    });
    await expect(executeStep(query, 'steps[0]', contextIn(world))).rejects.toThrow(RangeError);
    await expect(executeStep(query, 'steps[7]', contextIn(world))).rejects.toThrow(NoSuchStepError);
  });

  test('keeps its verdict where waits are scaled down, but backs off less', async () => {
    const world = createWorld();
    world.failNext('query', new OutsideError('prometheus', 'x', 'x', { kind: 'safe', afterMs: 0 }));
    const outcome = await executeStep(query, 'steps[0]', contextIn(world, { waitScale: 0.1, attempt: 2 }));
    expect(outcome).toMatchObject({ kind: 'retry', afterMs: 200 });
  });
});

test('a step that only reads is run again after a crash', async () => {
  const world = createWorld();
  world.answers.set('up', one(1));
  const outcome = await executeStep(query, 'steps[0]', contextIn(world, { crashed: true }));
  expect(outcome).toMatchObject({ kind: 'done', output: 1 });
});

test('an outcome holds only what the database can keep, whatever the world outside put into it', async () => {
  const world = createWorld();
  world.failNext('query', new OutsideError('prometheus', 'x', 'half \ud800 and \0', { kind: 'no' }));
  const outcome = await executeStep(query, 'steps[0]', contextIn(world));
  expect(outcome).toEqual({ kind: 'failed', reason: 'prometheus: half \ufffd and \ufffd' });
});
