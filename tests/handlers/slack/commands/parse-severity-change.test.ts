import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSeverityChange } from '#handlers/slack/commands/parse-severity-change.ts';

const bare = (number: number) => ({ number, isBare: true });

describe('parseSeverityChange', () => {
  it.each([
    ['sev2', null, 'sev2', null],
    ['2', null, 'sev2', null],
    ['critical', null, 'sev1', null],
    ['12 sev3', bare(12), 'sev3', null],
    ['INC-2 3', { number: 2, isBare: false }, 'sev3', null],
    ['2 sev3', bare(2), 'sev3', null],
    ['12 low only  reports are late', bare(12), 'sev4', 'only reports are late'],
    ['3 pods are stuck', null, 'sev3', 'pods are stuck'],
    ['p1 customers cannot pay', null, 'sev1', 'customers cannot pay'],
  ])('reads %j', (text, incident, severity, reason) => {
    expect(parseSeverityChange(text)).toEqual({ kind: 'severity', incident, severity, reason });
  });

  it.each([
    ['', 'severity needs one of sev1 to sev4'],
    ['12', 'severity needs one of sev1 to sev4'],
    ['12 awful', '"awful" is no severity; there are sev1, sev2, sev3 and sev4'],
    ['2 high load', '"2 high" can be read in two ways: write INC-2 for the incident or sev2'],
    ['2 1', '"2 1" can be read in two ways: write INC-2 for the incident or sev2'],
    [`sev1 ${'x'.repeat(1001)}`, 'the reason has 1001 characters; at most 1000 are kept in the timeline'],
  ])('names what is wrong with %j', (text, problem) => {
    expect(parseSeverityChange(text)).toMatchObject({ kind: 'wrong', problem });
  });

  it('reads its own example, and answers something to anything', () => {
    const wrong = parseSeverityChange('');
    if (wrong.kind !== 'wrong') throw new Error('nothing was expected to be wrong');
    expect(parseSeverityChange(wrong.example.replace('/incident severity ', '')).kind).toBe('severity');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseSeverityChange(text).kind).toMatch(/^(?:severity|wrong)$/);
      }),
    );
  });
});
