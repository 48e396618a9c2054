import { describe, expect, it } from 'vitest';
import { ageText, errorRateText, latencyText, rateText } from '#sandbox/page/browser/platform/quantity-text.ts';

describe('quantities', () => {
  it('are written in the unit a person would say', () => {
    expect([82.4, 3420, 12_400, Number.NaN].map(latencyText)).toEqual(['82 ms', '3.4 s', '12 s', 'none']);
    expect([0, 0.0004, 0.034, 0.42].map(errorRateText)).toEqual(['0%', '<0.1%', '3.4%', '42%']);
    expect([0.5, 42.2, 1500].map(rateText)).toEqual(['0.5/s', '42/s', '1.5k/s']);
    expect([-1, 45, 720, 3 * 3600, 3 * 24 * 3600].map(ageText)).toEqual(['0s', '45s', '12m', '3h', '3d']);
  });
});
