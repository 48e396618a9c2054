import { expect, test } from 'vitest';
import { z } from 'zod';
import { stepType } from '#runbooks/step-type.ts';
import { contextIn } from './walk.ts';
import { createWorld } from './world.ts';

const greet = stepType({
  summary: 'Greets.',
  fields: z.strictObject({ name: z.string() }),
  branches: [],
  effects: () => 'none',
  gives: null,
  texts: () => [],
  describe: (own, say) => `Greet ${say(own.name)}`,
  run: async (own) => ({ kind: 'done', output: null, summary: `greeted ${own.name}` }),
});

test('binds a definition to the fields it has read', async () => {
  const read = greet.read({ name: 'Ann' });
  if (!read.ok) throw new Error('the fields are sound');
  const said = { runbook: 'x', path: 'steps[0]', label: null, timeoutMs: null, lists: [], called: null };
  const run = { ...contextIn(createWorld()), ...said };
  expect(read.body.describe((text) => text.toUpperCase())).toBe('Greet ANN');
  await expect(read.body.run(run)).resolves.toMatchObject({ summary: 'greeted Ann' });
  expect(read.body).toMatchObject({ effects: 'none', delayMs: 0, reconcile: null });
});

test('hands on what is wrong with the fields', () => {
  expect(greet.read({ nam: 'Ann' })).toMatchObject({ ok: false, issues: [{ path: ['name'] }, { keys: ['nam'] }] });
});
