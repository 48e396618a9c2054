import { describe, expect, it } from 'vitest';
import { alertEvidence } from '#incidents/evidence/alert-evidence.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { anAlert, deliver, freshService, openIncident, resolved } from '#tests/incidents/alerts.ts';
import { theIncident } from '#tests/incidents/the-incident.ts';

const test = useTestDeps();

/** An incident of a service that depends on another, and what is known of it. */
async function dependent(dependsOn: readonly string[]) {
  const service = freshService();
  const { number } = await openIncident(test, { service });
  const incident = await theIncident(test, number);
  const services = { [service]: { tier: 1, flow: null, tenants: null, dependsOn, vars: {} } };
  const deps = { ...test.deps, policy: { ...test.deps.policy, services } };
  return { service, collect: () => alertEvidence(deps, incident, []) };
}

describe('alertEvidence', () => {
  it('finds the alert that fires for a dependency, and its end', async () => {
    const database = freshService('eligibility');
    const { service, collect } = await dependent([database]);
    const alert = anAlert({ service: database, name: 'ServiceDown' });
    await deliver(test, alert);
    expect((await collect()).findings).toMatchObject([
      {
        id: 'dependency_unhealthy',
        present: true,
        text: `ServiceDown fires for ${database}, on which ${service} depends`,
        source: 'alert',
        reference: `alert ${alert.fingerprint}`,
      },
    ]);
    await deliver(test, resolved(alert));
    expect((await collect()).findings).toMatchObject([
      { present: false, text: `nothing fires for ${database}, on which ${service} depends` },
    ]);
  });

  it('says nothing where the catalogue names no dependency', async () => {
    const { collect } = await dependent([]);
    expect(await collect()).toEqual({ findings: [], metrics: {}, unavailable: [] });
  });
});
