import { describe, expect, it } from 'vitest';
import type { StoredAlert } from '#domain/alert.ts';
import type { Incident } from '#domain/incident.ts';
import { runVariables } from '#incidents/run-variables.ts';
import { testPolicy } from '#tests/support/test-policy.ts';
import { anAlert } from './alerts.ts';

const now = new Date('2026-03-01T03:00:00Z');
const incident: Incident = {
  number: 7,
  title: 'HighLatencyP99 on claims-api',
  state: 'triggered',
  severity: 'sev2',
  severityReason: '',
  severityJudgement: null,
  severitySetBy: null,
  service: 'claims-api',
  namespace: 'claims',
  cluster: null,
  tenant: null,
  classification: null,
  hypothesis: null,
  evidence: null,
  decision: null,
  confirmed: null,
  channelId: null,
  channelName: null,
  acknowledgedBy: null,
  createdAt: now,
  updatedAt: now,
  resolvedAt: null,
};
const alert: StoredAlert = {
  ...anAlert({ service: 'claims-api', labels: { pod: 'claims-api-1' } }),
  id: 1,
  receivedAt: now,
  incident: 7,
};
const entry = {
  tier: 1,
  flow: 'claim submission',
  tenants: null,
  dependsOn: [],
  vars: { pool_max: 100, service: 'from the catalogue' },
};
const policy = { ...testPolicy, services: { 'claims-api': entry } };

describe('runVariables', () => {
  it('are the incident’s place, its first alert, the metrics and the service’s own values', () => {
    const evidence = { findings: [], unavailable: [], metrics: { p99_latency: 3400 }, changes: [] };
    expect(runVariables(policy, incident, [alert, { ...alert, name: 'Another' }], evidence)).toEqual({
      tier: 1,
      flow: 'claim submission',
      pool_max: 100,
      service: 'claims-api',
      namespace: 'claims',
      incident: 7,
      severity: 'sev2',
      alert: 'HighLatencyP99',
      labels: alert.labels,
      annotations: alert.annotations,
      metrics: { p99_latency: 3400 },
    });
  });

  it('have no place where the alert named none, so that a runbook which needs it is refused', () => {
    const placeless = { ...incident, service: null, namespace: null };
    const variables = runVariables(policy, placeless, [], null);
    expect(variables).toEqual({ incident: 7, severity: 'sev2', labels: {}, annotations: {}, metrics: {} });
  });

  it('name cluster, tenant and class where they are known', () => {
    const classification = {
      label: 'application.high_latency' as const,
      confidence: 0.9,
      top: [],
      reasons: [],
      abstained: null,
      model: 'm',
    };
    expect(
      runVariables(policy, { ...incident, cluster: 'eu', tenant: 'acme', classification }, [], null),
    ).toMatchObject({
      cluster: 'eu',
      tenant: 'acme',
      classification: 'application.high_latency',
    });
  });
});
