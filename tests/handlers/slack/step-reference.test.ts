import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepReference, stepReferredTo } from '#handlers/slack/step-reference.ts';

const path = fc
  .array(fc.constantFrom('steps[0]', 'steps[3]#12', 'branches.logs[1]', `branches.${'b'.repeat(63)}[0]`), {
    minLength: 1,
    maxLength: 30,
  })
  .map((places) => places.join('.'));

describe('stepReference', () => {
  it('is short, and leads back to its own step among others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1 }), fc.nat(), (paths, pick) => {
        const meant = paths[pick % paths.length] ?? '';
        expect(stepReference(meant).length).toBeLessThanOrEqual(120);
        expect(stepReferredTo(stepReference(meant), paths)).toBe(meant);
      }),
    );
  });

  it('leads nowhere once its step is gone', () => {
    expect(stepReferredTo(stepReference('steps[0]'), ['steps[1]'])).toBeNull();
  });
});
