import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDurationMs, sayDuration } from '#domain/duration.ts';

describe('parseDurationMs', () => {
  it.each([
    ['0s', 0],
    ['1500ms', 1500],
    ['120s', 120_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['0.5s', 500],
    [' 30s ', 30_000],
  ])('reads %s as %d milliseconds', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each(['', ' ', '5', 's', '5 m', '-5m', '+5m', '1e3s', '5M', '5min', '1h,30m', '1..5s', '.5s', '5m!', 'Infinitys'])(
    'refuses %j',
    (text) => {
      expect(parseDurationMs(text)).toBeNull();
    },
  );

  it('adds up every part that it is given', () => {
    const amount = fc.nat({ max: 500 });
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (d, h, m, s, ms) => {
        const total = d * 86_400_000 + h * 3_600_000 + m * 60_000 + s * 1000 + ms;
        expect(parseDurationMs(`${d}d${h}h${m}m${s}s${ms}ms`)).toBe(total);
      }),
    );
  });

  it('answers any text with a finite duration or with null', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.msh d')), maxLength: 12 }), (text) => {
        const ms = parseDurationMs(text);
        expect(ms === null || (Number.isFinite(ms) && ms >= 0)).toBe(true);
      }),
    );
  });
});

describe('sayDuration', () => {
  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [1000, '1 s'],
    [42_400, '42 s'],
    [60_000, '1 min'],
    [200_000, '3 min 20 s'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
  ])('says %d milliseconds as %s', (ms, said) => {
    expect(sayDuration(ms)).toBe(said);
  });

  it('loses less than a minute when what it says is read back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 90_000_000 }), (ms) => {
        const back = parseDurationMs(sayDuration(ms).replaceAll('min', 'm').replaceAll(' ', ''));
        expect(Math.abs((back ?? Number.NaN) - ms)).toBeLessThan(60_000);
      }),
    );
  });
});
