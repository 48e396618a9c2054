import { expect, test } from 'vitest';
import { EarlyStopping } from '#ml/boosting/early-stopping.ts';

test('is over after so many rounds without a lower loss, the first of equals being the best', () => {
  const stopping = new EarlyStopping(2);
  const over = [5, 3, 3, 2, 4, 2].map((loss) => {
    stopping.note(loss);
    return stopping.isOver;
  });
  expect(over).toEqual([false, false, false, false, false, true]);
  expect(stopping.bestRound).toBe(3);
  expect(stopping.losses).toEqual([5, 3, 3, 2, 4, 2]);
});

test('never is over, and looks for no best round, without patience', () => {
  const stopping = new EarlyStopping(null);
  for (let round = 0; round < 50; round += 1) stopping.note(round);
  expect(stopping.isOver).toBe(false);
  expect(stopping.bestRound).toBeNull();
});

test('wants a whole number of rounds', () => {
  for (const wrong of [0, -1, 2.5]) expect(() => new EarlyStopping(wrong)).toThrow(/^earlyStoppingRounds: /);
});
