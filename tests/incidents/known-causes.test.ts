import { describe, expect, it } from 'vitest';
import { somethingElse } from '#domain/confirmation.ts';
import { causeInWords, isKnownCause, knownCauses } from '#incidents/known-causes.ts';
import { causes } from '#ml/causes/catalogue.ts';

describe('the known causes', () => {
  it('are those of the catalogue, by title', () => {
    expect(knownCauses.map(({ id }) => id).toSorted()).toEqual(causes.map(({ id }) => id).toSorted());
    const titles = knownCauses.map(({ title }) => title);
    expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b)));
    expect(knownCauses.every(({ id }) => isKnownCause(id))).toBe(true);
  });

  it('are told by their title, what is none of them in words, and what is not known any more by its id', () => {
    expect(causeInWords('memory_leak')).toMatch(/^A memory leak/);
    expect(causeInWords(somethingElse)).toBe('something that is not in the catalogue');
    expect(causeInWords('gremlins')).toBe('gremlins');
    expect([somethingElse, 'gremlins'].some(isKnownCause)).toBe(false);
  });
});
