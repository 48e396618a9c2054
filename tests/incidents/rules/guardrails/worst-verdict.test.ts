import { describe, expect, it } from 'vitest';
import type { Verdict } from '#incidents/rules/guardrails/guardrail.ts';
import { worstVerdict } from '#incidents/rules/guardrails/worst-verdict.ts';
import { minutesAhead } from './planned-change.ts';

const allow: Verdict = { verdict: 'allow' };
const wait = (minutes: number): Verdict => ({
  verdict: 'wait',
  until: minutesAhead(minutes),
  reason: `Wait ${minutes}.`,
});
const refuse = (reason: string): Verdict => ({ verdict: 'refuse', reason });

describe('worstVerdict', () => {
  it('allows what nothing speaks against', () => {
    expect(worstVerdict([])).toEqual(allow);
    expect(worstVerdict([allow, allow])).toEqual(allow);
  });

  it('waits for the last of those that wait, with all their reasons', () => {
    expect(worstVerdict([wait(5), allow, wait(9), wait(7)])).toEqual({
      verdict: 'wait',
      until: minutesAhead(9),
      reason: 'Wait 5. Wait 9. Wait 7.',
    });
  });

  it('refuses when one does, with the reasons of those that do', () => {
    expect(worstVerdict([wait(5), refuse('No.'), allow, refuse('Never.')])).toEqual(refuse('No. Never.'));
  });
});
