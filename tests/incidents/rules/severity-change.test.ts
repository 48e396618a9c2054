import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeverityJudgement } from '#domain/severity-judgement.ts';
import { severities, type Severity } from '#domain/severity.ts';
import { isWorse, severityChange } from '#incidents/rules/severity-change.ts';

const judged = (severity: Severity, milderSaid = false): SeverityJudgement => ({
  verdict: { severity, reason: 'r', by: 'rules', floors: [], contributions: [], score: null, probabilities: null },
  reach: '1 service',
  escalations: null,
  milderSaid,
});

describe('severityChange', () => {
  it.each([
    ['rises when the facts are worse', 'sev3', false, judged('sev3'), 'sev2', { kind: 'raise', to: 'sev2' }],
    ['rises at the first judgement', 'sev3', false, null, 'sev1', { kind: 'raise', to: 'sev1' }],
    ['keeps what is judged the same', 'sev2', false, judged('sev2'), 'sev2', { kind: 'keep' }],
    ['is said to be milder', 'sev1', false, judged('sev1'), 'sev3', { kind: 'milder', to: 'sev3' }],
    ['is said to be milder once', 'sev1', false, judged('sev3', true), 'sev3', { kind: 'keep' }],
    ['keeps what a person lowered', 'sev3', true, judged('sev1'), 'sev1', { kind: 'keep' }],
    [
      'rises above a person’s word when the facts get worse',
      'sev4',
      true,
      judged('sev3'),
      'sev2',
      { kind: 'raise', to: 'sev2' },
    ],
    ['does not call a person’s word too grave', 'sev1', true, judged('sev3'), 'sev3', { kind: 'keep' }],
  ] as const)('%s', (_, current, isSetByPerson, before, severity, change) => {
    expect(severityChange({ current, isSetByPerson, before, verdict: { severity } })).toEqual(change);
  });

  it('never lowers anything', () => {
    const severity = fc.constantFrom(...severities);
    fc.assert(
      fc.property(severity, severity, severity, fc.boolean(), fc.boolean(), (current, was, now, byPerson, said) => {
        const change = severityChange({
          current,
          isSetByPerson: byPerson,
          before: judged(was, said),
          verdict: { severity: now },
        });
        expect(change.kind !== 'raise' || isWorse(change.to, current)).toBe(true);
      }),
    );
  });
});
