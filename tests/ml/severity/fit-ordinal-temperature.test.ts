import { describe, expect, it } from 'vitest';
import { fitOrdinalTemperature, ordinalLogLoss, type HeldOut } from '#ml/severity/fit-ordinal-temperature.ts';
import { seededRandom } from '#ml/training/random.ts';

/** Levels that follow scores and cuts divided by a temperature. */
function heldOutAt(temperature: number): readonly HeldOut[] {
  const random = seededRandom(5);
  const cuts = [-2, 0, 2];
  return Array.from({ length: 3000 }, () => {
    const score = 8 * random() - 4;
    const uniform = random();
    const noise = Math.log(uniform / (1 - uniform));
    return { score, cuts, level: cuts.filter((cut) => (score - cut) / temperature + noise >= 0).length };
  });
}

describe('fitOrdinalTemperature', () => {
  it.each([0.5, 1, 2])('finds the temperature %d that the outcomes followed', (temperature) => {
    expect(fitOrdinalTemperature(heldOutAt(temperature)) / temperature).toBeCloseTo(1, 0.9);
  });

  it('never makes what it was fitted to less likely', () => {
    const heldOut = heldOutAt(2.5);
    expect(ordinalLogLoss(heldOut, fitOrdinalTemperature(heldOut))).toBeLessThan(ordinalLogLoss(heldOut, 1));
  });

  it('is 1 where nothing was held out', () => {
    expect(fitOrdinalTemperature([])).toBe(1);
  });
});
