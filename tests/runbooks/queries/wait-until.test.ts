import { expect, test } from 'vitest';
import { waitUntil } from '#runbooks/queries/wait-until.ts';
import { contextIn } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';

test('keeps the instant of its memo, whatever the beginning is said to be', () => {
  const world = createWorld();
  const run = { runbook: 'x', path: 'steps[0]', label: null, timeoutMs: null, lists: [], called: null };
  const first = waitUntil(30_000, { ...contextIn(world), ...run });
  if (first?.kind !== 'waiting') throw new Error('there is time to wait');
  world.pass(29_999);
  expect(waitUntil(30_000, { ...contextIn(world, { memo: first.memo }), ...run })).toMatchObject({ for: first.for });
  world.pass(1);
  expect(waitUntil(30_000, { ...contextIn(world, { memo: first.memo }), ...run })).toBeNull();
});
