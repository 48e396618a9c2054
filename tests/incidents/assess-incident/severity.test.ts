import { describe, expect, it } from 'vitest';
import type { Alert } from '#domain/alert.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import type { Policy } from '#incidents/policy.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { learnedModel } from '#tests/ml/severity/learned-model.ts';
import { freshService, openIncident } from '#tests/incidents/alerts.ts';
import { telling } from '#tests/incidents/proposed-run.ts';
import { timelineOf } from '#tests/incidents/timeline-of.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();
const assess = (incident: number, policy: Partial<Policy> = {}, runbooks = [telling]) =>
  assessIncident({ ...test.deps, runbooks, policy: { ...test.deps.policy, ...policy } }, { incident });
const incident = (number: number) => incidentByNumber(test.deps.db, number);
const openFor = async (changes: Partial<Alert>): Promise<number> => (await openIncident(test, changes)).number;

describe('the severity that assessIncident commits', () => {
  it('raises the severity of what the sender did not rate on an important service', async () => {
    const service = freshService();
    const number = await openFor({ service, severityHint: null });
    const entry = { tier: 1, flow: 'claims', tenants: 3, dependsOn: [], vars: {} };
    await assess(number, { services: { [service]: entry } });
    expect(await incident(number)).toMatchObject({ severity: 'sev2' });
    expect((await incident(number))?.severityReason).toContain('a tier 1 service of claims with 3 tenants is affected');
  });

  it('names the rule that raised the severity, the reach, and the cell that decided', async () => {
    const number = await openFor({ severityHint: 'sev3' });
    await assess(number);
    expect(await incident(number)).toMatchObject({
      severityJudgement: { verdict: { severity: 'sev3', by: 'rules', floors: [] }, milderSaid: false },
      decision: {
        cell: { risk: 'medium', record: 'none' },
        choices: [{ runbook: 'test', record: expect.stringMatching(/^never run/), remedies: null }],
      },
    });
  });

  it('says once, and only says, that a milder severity would do', async () => {
    const number = await openFor({ severityHint: 'sev1' });
    const severity = { ...learnedModel(), cuts: [-30, 30, 40] };
    const learned = { ...test.deps.learned, severity };
    await assessIncident({ ...test.deps, runbooks: [telling], learned }, { incident: number });
    expect(await incident(number)).toMatchObject({ severity: 'sev1', severityJudgement: { milderSaid: true } });
    const [note] = await timelineOf(test, number, 'note');
    expect(note?.text).toMatch(/^By what is known it would be sev3 medium: .*\/incident severity \d+ sev3$/);
  });

  it('goes by the severity that stands where autonomy depends on it, not by a milder judgement', async () => {
    const number = await openFor({ severityHint: 'sev1' });
    const learned = { ...test.deps.learned, severity: { ...learnedModel(), cuts: [-30, 30, 40] } };
    const rule = { runbook: null, classification: null, severity: 'sev1', autonomy: 'suggest' } as const;
    const policy = { ...test.deps.policy, autonomy: [rule] };
    await assessIncident({ ...test.deps, runbooks: [telling], learned, policy }, { incident: number });
    expect(await incident(number)).toMatchObject({ severity: 'sev1', decision: { action: 'suggest' } });
  });
});
