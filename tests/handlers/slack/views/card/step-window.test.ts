import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepLine } from '#incidents/incident-snapshot.ts';
import { stepWindow } from '#handlers/slack/views/card/step-window.ts';
import { stepSigns } from '#handlers/slack/views/step-signs.ts';
import { aStep } from '#tests/handlers/slack/snapshots.ts';

const state = fc.constantFrom(...(Object.keys(stepSigns) as StepLine['state'][]));

describe('stepWindow', () => {
  it('stands around where the run is', () => {
    const steps = Array.from({ length: 20 }, (_, index) =>
      aStep({ path: `${index}`, state: index < 10 ? 'done' : 'pending' }),
    );
    const { before, shown, after } = stepWindow(steps, 5);
    expect(shown.map((step) => step.path)).toEqual(['8', '9', '10', '11', '12']);
    expect([before.length, after.length]).toEqual([8, 7]);
  });

  it('shows the end once everything is done', () => {
    const steps = Array.from({ length: 20 }, (_, index) => aStep({ path: `${index}`, state: 'done' }));
    expect(stepWindow(steps, 5).shown.at(-1)?.path).toBe('19');
  });

  it('loses no step, keeps their order, and shows the first that is not settled', () => {
    fc.assert(
      fc.property(fc.array(state), fc.integer({ min: 3, max: 30 }), (states, max) => {
        const steps = states.map((each, index) => aStep({ path: `${index}`, state: each }));
        const { before, shown, after } = stepWindow(steps, max);
        expect([...before, ...shown, ...after]).toEqual(steps);
        expect(shown.length).toBe(Math.min(max, steps.length));
        const current = steps.find(({ state: now }) => !['done', 'skipped', 'not_taken'].includes(now));
        if (current && !shown.includes(current)) throw new Error(`${current.path} is out of sight`);
      }),
    );
  });
});
