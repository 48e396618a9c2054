import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideScale } from '#sandbox/kubernetes/controllers/decide-scale.ts';

const facts = { current: 4, min: 2, max: 10, utilization: 80, target: 80, recentHighest: 0 };

describe('decideScale', () => {
  it.each([
    ['keeps the size at the target', {}, 4],
    ['keeps the size within a tenth of the target', { utilization: 87 }, 4],
    ['grows in proportion', { utilization: 160 }, 8],
    ['rounds up', { utilization: 90 }, 5],
    ['shrinks in proportion', { utilization: 40 }, 2],
    ['shrinks only to the highest of the last minutes', { utilization: 20, recentHighest: 3 }, 3],
    ['never grows beyond the maximum', { utilization: 800 }, 10],
    ['never shrinks below the minimum', { utilization: 1 }, 2],
    ['returns a size outside the bounds to them', { current: 20, utilization: null }, 10],
    ['keeps the size when nothing is measured', { utilization: null }, 4],
  ])('%s', (_promise, change, replicas) => {
    expect(decideScale({ ...facts, ...change }).replicas).toBe(replicas);
  });

  it('says which bound is in the way', () => {
    expect(decideScale({ ...facts, utilization: 800 })).toMatchObject({
      recommended: 40,
      limitedBy: 'TooManyReplicas',
    });
    expect(decideScale({ ...facts, utilization: 1 })).toMatchObject({ limitedBy: 'TooFewReplicas' });
    expect(decideScale(facts).limitedBy).toBeNull();
  });

  it('stays within the bounds whatever is measured', () => {
    const count = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.option(fc.nat(5000)),
        fc.nat(200),
        (current, a, b, utilization, recentHighest) => {
          const [min, max] = [Math.min(a, b), Math.max(a, b)];
          const { replicas } = decideScale({ current, min, max, utilization, target: 80, recentHighest });
          expect(replicas).toBeGreaterThanOrEqual(min);
          expect(replicas).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});
