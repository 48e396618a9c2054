import { describe, expect, it } from 'vitest';
import type { AutonomyRule } from '#incidents/policy.ts';
import { autonomyFor } from '#incidents/rules/autonomy.ts';

const incident = { runbook: 'restart', classification: 'application.high_latency', severity: 'sev2' } as const;
const rule = (changes: Partial<AutonomyRule>): AutonomyRule => ({
  runbook: null,
  classification: null,
  severity: null,
  autonomy: 'act',
  ...changes,
});
const decided = (...rules: AutonomyRule[]) => autonomyFor(rules, 'ask', incident);

describe('autonomyFor', () => {
  it('falls back where no line fits', () => {
    expect(decided()).toBe('ask');
    expect(decided(rule({ runbook: 'other' }), rule({ severity: 'sev1' }))).toBe('ask');
    expect(decided(rule({ classification: 'unknown' }))).toBe('ask');
  });

  it('takes a line without conditions for every incident', () => {
    expect(decided(rule({}))).toBe('act');
  });

  it('needs every condition of a line to hold', () => {
    const { runbook, classification } = incident;
    expect(decided(rule({ runbook, classification, severity: 'sev2' }))).toBe('act');
    expect(decided(rule({ runbook, classification, severity: 'sev3' }))).toBe('ask');
  });

  it('prefers the line with more conditions, wherever it stands', () => {
    const exact = rule({ runbook: 'restart', severity: 'sev2', autonomy: 'suggest' });
    const broad = rule({ runbook: 'restart', autonomy: 'act' });
    expect(decided(exact, broad)).toBe('suggest');
    expect(decided(broad, exact)).toBe('suggest');
  });

  it('prefers the later of two lines as specific', () => {
    const bySeverity = rule({ severity: 'sev2', autonomy: 'observe' });
    const byClass = rule({ classification: 'application.high_latency', autonomy: 'act' });
    expect(decided(bySeverity, byClass)).toBe('act');
    expect(decided(byClass, bySeverity)).toBe('observe');
  });
});
