import { describe, expect, it } from 'vitest';
import type { Severity } from '#domain/severity.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import { changeSeverity } from '#incidents/change-severity.ts';
import { reassessSeverity } from '#incidents/reassess-severity.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { learnedModel } from '#tests/ml/severity/learned-model.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { anAlert, deliver, freshService, openIncident } from './alerts.ts';
import { timelineOf } from './timeline-of.ts';

const entry = (dependsOn: string[], tier = 2) => ({ tier, flow: null, tenants: 10, dependsOn, vars: {} });
const test = useTestDeps();

/** A service on which two others depend, with an incident that was judged and is watched. */
async function judged(severityHint: Severity = 'sev3') {
  const [auth, claims, billing] = [freshService('auth'), freshService('claims'), freshService('billing')];
  const services = { [auth]: entry([], 3), [claims]: entry([auth]), [billing]: entry([auth]) };
  const policy = { ...test.deps.policy, services, defaultAutonomy: 'observe' as const };
  const deps = { ...test.deps, policy };
  const { number } = await openIncident(test, { service: auth, severityHint });
  await assessIncident(deps, { incident: number });
  return { deps, number, callers: [claims, billing] as const };
}

const incident = (number: number) => incidentByNumber(test.deps.db, number);

describe('reassessSeverity', () => {
  it('raises the severity when services that depend on it fire too, with a word in the timeline', async () => {
    const { deps, number, callers } = await judged();
    for (const service of callers) await deliver(test, anAlert({ service, severityHint: 'sev4' }));
    await reassessSeverity(deps, { incident: number });
    expect(await incident(number)).toMatchObject({
      severity: 'sev2',
      severityReason: '3 services are affected, so at least sev2 (the sender said sev3)',
      severityJudgement: {
        verdict: { floors: [{ id: 'three-services' }] },
        reach: expect.stringContaining('30 tenants'),
      },
    });
    expect(await timelineOf(test, number, 'severity_changed')).toHaveLength(1);
    await reassessSeverity(deps, { incident: number });
    expect(await timelineOf(test, number, 'severity_changed')).toHaveLength(1);
  });

  it('does not raise above a person’s word for facts that the person knew, and does for new ones', async () => {
    const { deps, number, callers } = await judged();
    await changeSeverity(deps, { incident: number, severity: 'sev4', person: 'U1', reason: null });
    await reassessSeverity(deps, { incident: number });
    expect(await incident(number)).toMatchObject({ severity: 'sev4', severitySetBy: 'U1' });
    for (const service of callers) await deliver(test, anAlert({ service, severityHint: 'sev4' }));
    await reassessSeverity(deps, { incident: number });
    expect(await incident(number)).toMatchObject({ severity: 'sev2', severitySetBy: null });
  });

  it('says once that less would do, and never lowers', async () => {
    const { deps, number } = await judged('sev2');
    // A model may find milder what the rules, which believe the sender, do not. This one finds everything sev3.
    const learned = { severity: { ...learnedModel(), cuts: [-30, 30, 40] }, trackRecord: null, priors: null };
    await reassessSeverity({ ...deps, learned }, { incident: number });
    await reassessSeverity({ ...deps, learned }, { incident: number });
    const notes = await timelineOf(test, number, 'note');
    const { severity, severityJudgement } = (await incident(number)) ?? {};
    expect(severity).toBe('sev2');
    expect(severityJudgement).toMatchObject({ verdict: { severity: 'sev3', by: 'model' }, milderSaid: true });
    expect(notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^By what is known it would be sev3 medium: .*It stays sev2 until somebody lowers it: \/incident severity \d+ sev3$/,
      ),
    ]);
  });

  it('leaves alone what was not judged yet, what is over, and what does not exist', async () => {
    const { number } = await openIncident(test);
    await reassessSeverity(test.deps, { incident: number });
    expect(await incident(number)).toMatchObject({ severityJudgement: null });
    const { deps, number: over } = await judged();
    await resolveIncident(deps, { incident: over, person: 'U1', note: null });
    const before = await incident(over);
    await reassessSeverity(deps, { incident: over });
    expect(await incident(over)).toEqual(before);
    await expect(reassessSeverity(deps, { incident: 999_999 })).resolves.toBeUndefined();
  });
});
