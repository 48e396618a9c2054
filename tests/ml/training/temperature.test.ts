import { expect, test } from 'vitest';
import { seededRandom } from '#ml/training/random.ts';
import { softmax } from '#ml/training/softmax.ts';
import { fitTemperature } from '#ml/training/temperature.ts';

/** Rows whose right class is drawn from the probabilities of their margins, so that temperature 1 is the honest one. */
function honestRows(count: number): { margins: Float64Array; right: ReadonlySet<number>[] } {
  const random = seededRandom(11);
  const margins = Float64Array.from({ length: count * 3 }, () => 4 * random() - 2);
  const probabilities = softmax(margins, 3, 1);
  const right = Array.from({ length: count }, (_, row) => {
    const [a = 0, b = 0] = probabilities.subarray(row * 3, row * 3 + 3);
    const drawn = random();
    return new Set([drawn < a ? 0 : drawn < a + b ? 1 : 2]);
  });
  return { margins, right };
}

test.each([0.5, 1, 2])('undoes margins that are %d times what is honest', (factor) => {
  const { margins, right } = honestRows(4000);
  const temperature = fitTemperature(
    margins.map((margin) => margin * factor),
    right,
    3,
  );
  expect(temperature / factor).toBeGreaterThan(0.85);
  expect(temperature / factor).toBeLessThan(1.15);
});
