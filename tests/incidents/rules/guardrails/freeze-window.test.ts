import { describe, expect, it } from 'vitest';
import type { Severity } from '#domain/severity.ts';
import type { FreezeWindow } from '#incidents/guardrail-policy.ts';
import { freezeWindow } from '#incidents/rules/guardrails/freeze-window.ts';
import { facts, minutesAgo, minutesAhead, now, planned, policy } from './planned-change.ts';

const yearEnd: FreezeWindow = {
  name: 'year end',
  span: { kind: 'once', from: minutesAgo(60), to: minutesAhead(90) },
  namespaces: null,
  exceptSeverities: [],
  onFreeze: 'wait',
};
const judged = (
  windows: readonly Partial<FreezeWindow>[],
  at: { severity?: Severity; namespace?: string | null; now?: Date } = {},
) =>
  freezeWindow.judge(
    planned({ target: { namespace: at.namespace === undefined ? 'claims' : at.namespace } }),
    facts({ severity: at.severity ?? 'sev2', now: at.now ?? now }),
    policy({ freezeWindows: windows.map((window) => ({ ...yearEnd, ...window })) }),
  );

describe('a freeze window', () => {
  it('is nothing where none is set', () => {
    expect(judged([])).toEqual({ verdict: 'allow' });
  });

  it('waits until its end', () => {
    expect(judged([{}])).toEqual({
      verdict: 'wait',
      until: minutesAhead(90),
      reason: 'The freeze window "year end" lasts until 2026-03-02T04:30:00.000Z.',
    });
  });

  it('refuses where changes are not put off', () => {
    expect(judged([{ onFreeze: 'refuse' }])).toEqual({
      verdict: 'refuse',
      reason:
        'The freeze window "year end" lasts until 2026-03-02T04:30:00.000Z, and changes are not put off until then.',
    });
  });

  it('stands from its first instant until just before its last', () => {
    expect(judged([{}], { now: minutesAgo(60) })).toMatchObject({ verdict: 'wait' });
    expect(judged([{}], { now: new Date(minutesAgo(60).getTime() - 1) })).toEqual({ verdict: 'allow' });
    expect(judged([{}], { now: new Date(minutesAhead(90).getTime() - 1) })).toMatchObject({ verdict: 'wait' });
    expect(judged([{}], { now: minutesAhead(90) })).toEqual({ verdict: 'allow' });
  });

  it('lets severe enough incidents be worked on', () => {
    const window = { exceptSeverities: ['sev1'] as const };
    expect(judged([window], { severity: 'sev1' })).toEqual({ verdict: 'allow' });
    expect(judged([window], { severity: 'sev2' })).toMatchObject({ verdict: 'wait' });
  });

  it('is about its namespaces only, and about everything where it names none', () => {
    const window = { namespaces: ['claims-*', 'billing'] };
    expect(judged([window], { namespace: 'claims-web' })).toMatchObject({ verdict: 'wait' });
    expect(judged([window], { namespace: 'claims' })).toEqual({ verdict: 'allow' });
    expect(judged([window], { namespace: null })).toEqual({ verdict: 'allow' });
    expect(judged([{ namespaces: ['(none)'] }], { namespace: null })).toMatchObject({ verdict: 'wait' });
    expect(judged([{}], { namespace: null })).toMatchObject({ verdict: 'wait' });
  });

  it('may come back every week', () => {
    // now is a Monday, 04:00 in Vienna.
    const span = {
      kind: 'weekly',
      days: ['sun'],
      fromMinutes: 1320,
      toMinutes: 360,
      timezone: 'Europe/Vienna',
    } as const;
    expect(judged([{ span }])).toMatchObject({ verdict: 'wait', until: minutesAhead(120) });
    expect(judged([{ span: { ...span, days: ['mon'] } }])).toEqual({ verdict: 'allow' });
  });

  it('joins others: the last end counts, every name is said, and one that refuses wins', () => {
    const longer = { name: 'audit', span: { ...yearEnd.span, to: minutesAhead(200) } as FreezeWindow['span'] };
    expect(judged([{}, longer])).toMatchObject({
      verdict: 'wait',
      until: minutesAhead(200),
      reason: expect.stringMatching(/year end.*audit/),
    });
    expect(judged([{}, { ...longer, onFreeze: 'refuse' }])).toMatchObject({ verdict: 'refuse' });
  });
});
