import { expect, test } from 'vitest';
import { executeStep } from '#runbooks/execute-step.ts';
import { contextIn, withSteps } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';

const book = withSteps('  - {type: approval, message: "Drain {{ service }}?", expires: 10m, save_as: consent}\n');

test('asks, and waits for people without holding anything', async () => {
  const world = createWorld();
  await expect(executeStep(book, 'steps[0]', contextIn(world))).resolves.toEqual({
    kind: 'waiting',
    for: {
      kind: 'approval',
      prompt: 'Drain claims-api?',
      approvers: null,
      quorum: null,
      expiresAt: new Date(world.now().getTime() + 600_000),
    },
    memo: { asked: true },
    summary: 'waiting for approval: Drain claims-api?',
  });
});

test('asks the same question with the same expiry when its job is repeated', async () => {
  const world = createWorld();
  const startedAt = world.now();
  const first = await executeStep(book, 'steps[0]', contextIn(world, { startedAt }));
  world.pass(30_000);
  const again = await executeStep(
    book,
    'steps[0]',
    contextIn(world, { startedAt, memo: { asked: true }, crashed: true }),
  );
  expect(again).toEqual(first);
});

test('goes on when approved, and says by whom', async () => {
  const context = contextIn(createWorld(), { memo: { approved: true, by: 'U42' } });
  await expect(executeStep(book, 'steps[0]', context)).resolves.toEqual({
    kind: 'done',
    output: { by: 'U42' },
    summary: 'approved by U42',
  });
});

test('fails when rejected, with the reason', async () => {
  const context = contextIn(createWorld(), { memo: { approved: false, reason: 'not during payroll' } });
  await expect(executeStep(book, 'steps[0]', context)).resolves.toEqual({
    kind: 'failed',
    reason: 'not approved: not during payroll',
  });
});

test('fails when nobody has answered in time', async () => {
  const world = createWorld();
  const startedAt = world.now();
  world.pass(600_000);
  await expect(executeStep(book, 'steps[0]', contextIn(world, { startedAt }))).resolves.toEqual({
    kind: 'failed',
    reason: 'not approved: nobody answered within 10 min',
  });
});

test('stands for 30 minutes unless it says otherwise, whatever waits are scaled by', async () => {
  const world = createWorld();
  const plain = withSteps('  - {type: approval, message: Go?}\n');
  const outcome = await executeStep(plain, 'steps[0]', contextIn(world, { waitScale: 0.01 }));
  expect(outcome).toMatchObject({ for: { expiresAt: new Date(world.now().getTime() + 1_800_000) } });
});

test('does not ask half a question', async () => {
  const context = contextIn(createWorld(), { variables: {} });
  await expect(executeStep(book, 'steps[0]', context)).resolves.toMatchObject({
    kind: 'failed',
    reason: 'cannot word the question: service is not known',
  });
});
