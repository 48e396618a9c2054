import { describe, expect, it } from 'vitest';
import type { Severity } from '#domain/severity.ts';
import { changeSeverity } from '#incidents/change-severity.ts';
import { incidentByNumber, updateIncident } from '#store/repositories/incidents.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const set = (incident: number, severity: Severity, reason: string | null = null) =>
  changeSeverity(test.deps, { incident, severity, person: 'U1', reason });

describe('changeSeverity', () => {
  it.each(['sev1', 'sev4'] as const)('sets %s in a person’s name, with their reason', async (severity) => {
    const { number } = await openIncident(test, { severityHint: 'sev3' });
    expect(await set(number, severity, 'I looked')).toEqual({ kind: 'changed', from: 'sev3', to: severity });
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({
      severity,
      severityReason: 'set by a person: I looked',
      severitySetBy: 'U1',
    });
    expect(await timelineOf(test, number, 'severity_changed')).toMatchObject([
      { actor: { kind: 'person', id: 'U1' }, text: expect.stringContaining(`from sev3 to ${severity}`) },
    ]);
    expect(await test.jobs('refresh-card', { incident: number })).not.toEqual([]);
  });

  it('makes what stands already the person’s word, once', async () => {
    const { number } = await openIncident(test, { severityHint: 'sev3' });
    expect(await set(number, 'sev3')).toEqual({ kind: 'already', severity: 'sev3' });
    expect(await set(number, 'sev3')).toEqual({ kind: 'already', severity: 'sev3' });
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ severitySetBy: 'U1' });
    expect(await timelineOf(test, number, 'severity_changed')).toMatchObject([
      { text: 'Kept the severity at sev3 medium.' },
    ]);
  });

  it.each(['resolved', 'closed', 'merged'] as const)('leaves an incident that is %s as it was', async (state) => {
    const { number } = await openIncident(test, { severityHint: 'sev3' });
    await test.write((trx) => updateIncident(trx, number, { state }, test.clock.now()));
    expect(await set(number, 'sev1')).toEqual({ kind: 'closed', state });
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ severity: 'sev3', severitySetBy: null });
  });

  it('finds no incident under an unknown number', async () => {
    expect(await set(999_999, 'sev1')).toEqual({ kind: 'not_found' });
  });
});
