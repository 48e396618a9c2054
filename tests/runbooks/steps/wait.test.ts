import { expect, test } from 'vitest';
import { executeStep } from '#runbooks/execute-step.ts';
import { contextIn, finish, withSteps } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';

test.each(['for', 'duration'])('waits for the time under %s, and then is done', async (field) => {
  const world = createWorld();
  const startedAt = world.now();
  const book = withSteps(`  - {type: wait, ${field}: 30s}\n`);
  await expect(finish(book, 'steps[0]', world, {})).resolves.toEqual({
    kind: 'done',
    output: null,
    summary: 'waited 30 s',
  });
  expect(world.now().getTime() - startedAt.getTime()).toBe(30_000);
});

test('a crash or an early wake-up makes it neither longer nor shorter', async () => {
  const world = createWorld();
  const startedAt = world.now();
  const until = new Date(startedAt.getTime() + 30_000);
  const book = withSteps('  - {type: wait, for: 30s}\n');
  world.pass(20_000);
  for (const crashed of [true, false]) {
    const outcome = await executeStep(book, 'steps[0]', contextIn(world, { startedAt, crashed }));
    expect(outcome).toMatchObject({ kind: 'waiting', for: { until } });
  }
});
