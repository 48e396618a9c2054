import { describe, expect, it } from 'vitest';
import { judgeSeverity, type SeverityInput } from '#incidents/judgement/judge-severity.ts';
import { anAlert, anIncident } from '#tests/handlers/slack/snapshots.ts';

const entry = (dependsOn: string[], changes: object = {}) => ({
  tier: 2,
  flow: null,
  tenants: 10,
  dependsOn,
  vars: {},
  ...changes,
});
const services = {
  auth: entry([], { flow: 'login' }),
  claims: entry(['auth']),
  billing: entry(['auth']),
};
const classification = anIncident().classification!;
const judged = (changes: Partial<SeverityInput>) =>
  judgeSeverity({
    policy: { services },
    model: null,
    incident: { service: 'auth' },
    alerts: [
      anAlert({ service: 'auth', severityHint: 'sev4' }),
      anAlert({ id: 2, service: 'auth', severityHint: 'sev3' }),
    ],
    classification,
    evidence: { metrics: {} },
    surroundings: { past: { escalations: [], runbooks: [] }, firingCallers: [] },
    now: new Date('2026-03-01T03:00:00Z'),
    ...changes,
  });

describe('judgeSeverity', () => {
  it('begins with the worst that the senders said', () => {
    expect(judged({})).toMatchObject({
      verdict: { severity: 'sev3', reason: 'the sender said sev3' },
      reach: '1 service (auth), 10 tenants; 2 more services depend on it',
      escalations: null,
    });
  });

  it('counts services that depend on it and fire', () => {
    const surroundings = { past: { escalations: [], runbooks: [] }, firingCallers: ['claims', 'billing'] };
    expect(judged({ surroundings })).toMatchObject({
      verdict: { severity: 'sev2', floors: [{ id: 'three-services' }] },
      reach: '3 services (auth, claims, billing), 30 tenants',
    });
  });

  it('takes a service without any replica that answers for a flow that stands still', () => {
    expect(judged({ evidence: { metrics: { available_replicas: 0 } } })).toMatchObject({
      verdict: { severity: 'sev1', reason: 'customers cannot complete login, so at least sev1 (the sender said sev3)' },
      reach: '3 services (auth, claims, billing), 30 tenants; login is blocked',
    });
    expect(judged({ evidence: { metrics: { available_replicas: 1 } } }).verdict.severity).toBe('sev3');
  });

  it('quotes what became of its like', () => {
    const like = { class: classification.label, service: 'auth', incidents: 9, escalated: 6 };
    const surroundings = { past: { escalations: [like], runbooks: [] }, firingCallers: [] };
    expect(judged({ surroundings }).escalations).toBe('6 of 9 such incidents were escalated within 15 minutes');
  });

  it('says that no service is known where that is so', () => {
    const alerts = [anAlert({ service: null, severityHint: null })];
    expect(judged({ incident: { service: null }, alerts })).toMatchObject({
      verdict: { severity: 'sev3' },
      reach: 'no service known',
    });
  });
});
