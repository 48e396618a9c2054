import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimise } from '#ml/training/minimise.ts';

test('finds the minimum of any convex quadratic', () => {
  const axis = fc.record({
    scale: fc.double({ min: 0.1, max: 100, noNaN: true }),
    centre: fc.double({ min: -10, max: 10, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(axis, { minLength: 1, maxLength: 8 }), (axes) => {
      const found = minimise(
        (x, gradient) =>
          axes.reduce((sum, { scale, centre }, at) => {
            const distance = (x[at] ?? 0) - centre;
            gradient[at] = 2 * scale * distance;
            return sum + scale * distance * distance;
          }, 0),
        new Float64Array(axes.length),
        { maxIterations: 500, gradientTolerance: 1e-8 },
      );
      for (const [at, { centre }] of axes.entries()) expect(found[at]).toBeCloseTo(centre, 5);
    }),
  );
});

test('leaves its starting point as it was', () => {
  const start = Float64Array.of(3);
  minimise(
    (x, gradient) => {
      gradient[0] = 2 * (x[0] ?? 0);
      return (x[0] ?? 0) ** 2;
    },
    start,
    { maxIterations: 10, gradientTolerance: 0 },
  );
  expect(start[0]).toBe(3);
});
