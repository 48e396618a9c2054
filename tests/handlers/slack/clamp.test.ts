import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp, clampWritten } from '#handlers/slack/clamp.ts';

describe('clamp', () => {
  it('leaves what fits as it is', () => {
    expect(clamp('twelve chars', 12)).toBe('twelve chars');
  });

  it('cuts after a whole word where one ends near, and says that it cut', () => {
    expect(clamp('the pool of claims-api is exhausted', 30)).toBe('the pool of claims-api is…');
  });

  it('cuts inside a word that would leave too little', () => {
    expect(clamp('a verylongwordwithoutanyend', 12)).toBe('a verylongw…');
  });

  it('never tears an emoji or an accent apart', () => {
    expect(clamp('👩🏽‍🚒👩🏽‍🚒', 10)).toBe('👩🏽‍🚒…');
    expect(clamp('e\u0301e\u0301e\u0301', 5)).toBe('e\u0301e\u0301…');
  });

  it('keeps to the limit and loses nothing that would fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 80 }), (text, max) => {
        const clamped = clamp(text, max);
        expect(clamped.length).toBeLessThanOrEqual(max);
        expect(text.length <= max ? clamped === text : clamped.endsWith('…')).toBe(true);
      }),
    );
  });
});

describe('clampWritten', () => {
  it('limits the spelling and not the text', () => {
    expect(clampWritten('aaaa', 4, (grapheme) => grapheme + grapheme)).toBe('aa…');
  });
});
