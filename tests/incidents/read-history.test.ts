import { describe, expect, it } from 'vitest';
import { historyRecordSchema, type HistoryRecord } from '#domain/history.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import { changeSeverity } from '#incidents/change-severity.ts';
import { confirmJudgement } from '#incidents/confirm-judgement.ts';
import { declareIncident } from '#incidents/declare-incident.ts';
import { readHistory } from '#incidents/read-history.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { deliver, freshService, openIncident, resolved } from './alerts.ts';

const service = freshService();
const entry = { tier: 1, flow: 'claims', tenants: 40, dependsOn: [], vars: {} };
const test = useTestDeps({ policy: { services: { [service]: entry }, defaultAutonomy: 'observe' } });

async function historyOf(incident: number): Promise<HistoryRecord | undefined> {
  for await (const record of readHistory(test.deps)) if (record.id.startsWith(`INC-${incident}/`)) return record;
  return undefined;
}

describe('readHistory', () => {
  it('tells of each past incident what is known, in the form that training reads', async () => {
    const { number, alert } = await openIncident(test, { service, severityHint: 'sev2' });
    await assessIncident(test.deps, { incident: number });
    await changeSeverity(test.deps, { incident: number, severity: 'sev1', person: 'U1', reason: null });
    await deliver(test, resolved(alert));
    const record = await historyOf(number);
    expect(historyRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(record).toMatchObject({
      alert: { name: 'HighLatencyP99', labels: { service } },
      context: { service, at: alert.startsAt, classCounts: {} },
      label: null,
      cause: null,
      severityHint: 'sev2',
      severity: 'sev1',
      reach: { services: 1, tenants: 40, tier: 1, flowBlocked: false },
      runbook: null,
    });
  });

  it('counts the classes that a service had before, and no later ones', async () => {
    const { number, alert } = await openIncident(test, { service, labels: { pod: 'another' } });
    await assessIncident(test.deps, { incident: number });
    await deliver(test, resolved(alert));
    expect((await historyOf(number))?.context.classCounts).toEqual({ 'application.high_latency': 1 });
  });

  it('takes a severity for settled only where a person set it, took the incident or ended it', async () => {
    const { number, alert } = await openIncident(test, { severityHint: 'sev2' });
    await deliver(test, resolved(alert));
    expect(await historyOf(number)).toMatchObject({ severityHint: 'sev2', severity: null });
    const { number: ended } = await openIncident(test, { severityHint: 'sev2' });
    await resolveIncident(test.deps, { incident: ended, person: 'U1', note: null });
    expect(await historyOf(ended)).toMatchObject({ severity: 'sev2' });
  });

  it('tells what people said it was, and leaves null what they left unsaid', async () => {
    const { number } = await openIncident(test);
    const said = { class: 'application.oom_kill', cause: 'other', note: null, person: 'U1' } as const;
    await confirmJudgement(test.deps, { incident: number, ...said, gesture: 'history-1' });
    await resolveIncident(test.deps, { incident: number, person: 'U1', note: null });
    expect(await historyOf(number)).toMatchObject({ label: 'application.oom_kill', cause: 'other' });
    const corrected = { ...said, class: null, cause: 'memory_leak' };
    await confirmJudgement(test.deps, { incident: number, ...corrected, gesture: 'history-2' });
    expect(await historyOf(number)).toMatchObject({ label: null, cause: 'memory_leak' });
  });

  it('leaves out what is still open, and what people declared without an alert', async () => {
    const { number } = await openIncident(test);
    expect(await historyOf(number)).toBeUndefined();
    const told = { title: 'Portal is down', severity: 'sev1', service: null, description: '', person: 'U1' } as const;
    const declared = await declareIncident(test.deps, { ...told, gesture: 'g-1' });
    if (declared.kind !== 'declared') throw new Error('it was not declared');
    await resolveIncident(test.deps, { incident: declared.incident, person: 'U1', note: null });
    expect(await historyOf(declared.incident)).toBeUndefined();
  });
});
