import { describe, expect, it } from 'vitest';
import { killPlaces, killPoints } from './kill-points.ts';

describe('killPoints', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(killPoints(1, 50)).toEqual(killPoints(1, 50));
    expect(killPoints(1, 50)).not.toEqual(killPoints(2, 50));
  });

  it('go round all places, about half of them exactly there', () => {
    const points = killPoints(3, 700);
    for (const place of killPlaces) expect(points.filter((point) => point.place === place)).toHaveLength(100);
    const exact = points.filter(({ delayMs }) => delayMs === 0).length;
    expect(exact).toBeGreaterThan(250);
    expect(exact).toBeLessThan(450);
  });
});
