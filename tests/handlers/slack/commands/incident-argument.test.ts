import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeIncident, readIncidentArgument } from '#handlers/slack/commands/incident-argument.ts';

describe('readIncidentArgument', () => {
  it('reads every spelling of every number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        expect(readIncidentArgument(`${number}`)).toEqual({ number, isBare: true });
        for (const word of [`#${number}`, `INC-${number}`, `inc${number}`]) {
          expect(readIncidentArgument(word)).toEqual({ number, isBare: false });
        }
      }),
    );
  });

  it.each(['', '0', '#0', '-1', '1.5', '1e3', 'INC-', 'twelve', '12a', '1234567890'])('reads nothing in %j', (word) => {
    expect(readIncidentArgument(word)).toBeNull();
  });
});

describe('looksLikeIncident', () => {
  it('tells a misspelt incident from the first word of a note', () => {
    expect(['INC-x', '#payments', '0'].map(looksLikeIncident)).toEqual([true, true, true]);
    expect(['the', 'increase', 'incident', '3rd'].map(looksLikeIncident)).toEqual([false, false, false, false]);
  });
});
