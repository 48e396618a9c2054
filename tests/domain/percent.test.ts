import { expect, it } from 'vitest';
import { percent } from '#domain/percent.ts';

it('percent claims no certainty at either end', () => {
  expect([0, 0.004, 0.005, 0.41, 0.994, 0.996, 1].map(percent)).toEqual([
    'under 1 %',
    'under 1 %',
    '1 %',
    '41 %',
    '99 %',
    'over 99 %',
    'over 99 %',
  ]);
});
