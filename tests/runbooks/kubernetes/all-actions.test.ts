import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, Outcome } from '#domain/run.ts';
import type { Call } from '#tests/runbooks/world.ts';
import { busy, conflict, forbidden, lost } from '#tests/runbooks/world.ts';
import { advance, finish, kubernetesStep, planned } from './drive.ts';
import { changingSteps, stockedWorld } from './stocked-world.ts';

describe.each(changingSteps)('$name', ({ fields, writes }) => {
  const book = kubernetesStep(fields);

  test('is simulated without a write', async () => {
    const world = stockedWorld();
    const change = await planned(world, book);
    expect(world.writes).toEqual([]);
    expect(change.difference.length).toBeGreaterThan(0);
    expect(change.title).not.toContain('undefined');
  });

  test('is the same question when it is asked again later', async () => {
    const world = stockedWorld();
    const first = await planned(world, book);
    world.pass(5000);
    const second = await planned(world, book);
    expect([second.rendered, second.fingerprint]).toEqual([first.rendered, first.fingerprint]);
  });

  test('is made and watched to its end', async () => {
    const world = stockedWorld();
    const outcome = await finish(world, book);
    expect(outcome).toMatchObject({ kind: 'done' });
    expect(world.writes).toHaveLength(writes);
  });
});

test('whatever fails and wherever it crashes, every change is made once and doubt is said', async () => {
  const event = fc.constantFrom<'none' | 'crash' | Call>('none', 'none', 'crash', 'read', 'dryRun', 'write');
  const scenario = fc.record({
    step: fc.constantFrom(...changingSteps),
    landed: fc.boolean(),
    error: fc.constantFrom(lost, busy, conflict, forbidden),
    events: fc.array(event, { maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ step, landed, error, events }) => {
      const world = stockedWorld();
      const book = kubernetesStep(step.fields);
      const startedAt = world.now();
      let memo: Json = null;
      let attempt = 1;
      let outcome: Outcome = { kind: 'retry', afterMs: 0, reason: '' };
      let crashed = false;
      for (let count = 0; count < 300; count += 1) {
        const happens = events[count] ?? 'none';
        const fails = happens !== 'none' && happens !== 'crash';
        // Only a write can come too late.
        const failure = error === conflict && happens === 'read' ? busy() : error();
        if (fails) world.failNext(happens, failure, landed && error === lost);
        outcome = await advance(world, book, { memo, attempt, crashed, startedAt });
        crashed = happens === 'crash';
        if (crashed) continue; // Whatever the turn did, its outcome was never stored.
        if (outcome.kind === 'retry') {
          attempt += 1;
          if (outcome.afresh === true) memo = null;
        } else if (outcome.kind !== 'waiting') break;
        else {
          ({ memo } = outcome);
          attempt = 1;
        }
        world.pass(2000);
      }
      expect(new Set(world.writes).size).toBe(world.writes.length);
      const some = Array.from({ length: step.writes + 1 }, (_, count) => count);
      // A single change that failed was not made; of several some may have been, which the reason says.
      const failed = step.writes === 1 ? [0] : some;
      const honest = { done: [step.writes], failed, unknown: some, retry: [], waiting: [], fork: [] }[outcome.kind];
      expect(honest).toContain(world.writes.length);
    }),
    { numRuns: 300 },
  );
});
