import { expect, it } from 'vitest';
import { combinePressure, noPressure } from '#sandbox/platform/pressure.ts';

it('multiplies traffic, adds waits and connections, and fails a request that either of two troubles fails', () => {
  const one = combinePressure(noPressure, { requestFactor: 2, slowMs: 100, failureShare: 0.5 });
  expect(
    combinePressure(one, { requestFactor: 3, workFactor: 2, slowMs: 50, heldConnections: 4, failureShare: 0.5 }),
  ).toEqual({
    requestFactor: 6,
    workFactor: 2,
    slowMs: 150,
    heldConnections: 4,
    failureShare: 0.75,
  });
  expect(combinePressure(one, {})).toEqual(one);
});
