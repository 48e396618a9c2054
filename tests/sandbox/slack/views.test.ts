import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld } from '#sandbox/slack/create-world.ts';
import { isRefusal } from '#sandbox/slack/refusal.ts';
import { people } from '#sandbox/slack/seed.ts';
import { clearStack, openView, popView, pushView, stackOf, topView } from '#sandbox/slack/views.ts';
import { manifestWith } from './manifest-fixture.ts';
import { virtualClock } from './virtual-clock.ts';

const maya = people.maya.id;

const emptyWorld = () =>
  createWorld({
    manifest: manifestWith(),
    baseUrl: 'http://127.0.0.1',
    requestUrl: null,
    clock: virtualClock(),
    isStrict: true,
    rateLimits: 'off',
  });

const modal = (externalId = '') => ({ type: 'modal', external_id: externalId, blocks: [] });

test('a stack never holds more than three views, each knows its root and the one below it', () => {
  const gestures = fc.array(fc.constantFrom('open', 'push', 'pop', 'clear'), { maxLength: 40 });
  fc.assert(
    fc.property(gestures, (sequence) => {
      const world = emptyWorld();
      for (const gesture of sequence) {
        const top = topView(world, maya);
        if (gesture === 'open') openView(world, maya, modal());
        if (gesture === 'push' && top) pushView(world, maya, modal());
        if (gesture === 'pop' && top) popView(world, top);
        if (gesture === 'clear') clearStack(world, maya);
        const stack = stackOf(world, maya);
        expect(stack.length).toBeLessThanOrEqual(3);
        expect([...world.views.keys()]).toEqual(stack);
        for (const [index, id] of stack.entries()) {
          expect(world.views.get(id)).toMatchObject({ rootId: stack[0], previousId: stack[index - 1] ?? null });
        }
      }
    }),
  );
});

test('an external id names one view at a time', () => {
  const world = emptyWorld();
  const first = openView(world, maya, modal('declare'));
  expect(pushView(world, maya, modal('declare'))).toMatchObject({ error: 'duplicate_external_id' });
  if (isRefusal(first)) throw new Error(first.error);
  popView(world, first);
  expect(openView(world, maya, modal('declare'))).toMatchObject({ externalId: 'declare' });
});
