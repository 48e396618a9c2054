import { expect, it } from 'vitest';
import { advanceLag } from '#sandbox/platform/replication.ts';

it('falls behind by the clock while it does not follow, and catches up many times faster', () => {
  expect(advanceLag(0.2, { dtMs: 10_000, follows: false })).toBeCloseTo(10.2);
  expect(advanceLag(60, { dtMs: 1000, follows: true })).toBeCloseTo(46);
  expect(advanceLag(1, { dtMs: 1000, follows: true })).toBeCloseTo(0.2);
});
