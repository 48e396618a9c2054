import { expect, test } from 'vitest';
import { transformMargins } from '#ml/boosting/transform-margins.ts';

test('turns margins into probabilities, or leaves numbers alone, without touching the margins', () => {
  const margins = Float32Array.of(Math.log(3), 0);
  expect([...transformMargins({ objective: 'multi:softprob', outputCount: 2 }, margins)]).toEqual(
    [0.75, 0.25].map((p) => expect.closeTo(p, 6)),
  );
  const one = { outputCount: 1 } as const;
  const [p, half] = transformMargins({ ...one, objective: 'binary:logistic' }, margins);
  expect([p, half]).toEqual([expect.closeTo(0.75, 6), 0.5]);
  expect(transformMargins({ ...one, objective: 'reg:squarederror' }, margins)).toEqual(margins);
  expect(margins).toEqual(Float32Array.of(Math.log(3), 0));
});
