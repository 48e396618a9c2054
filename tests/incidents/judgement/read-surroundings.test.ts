import { describe, expect, it } from 'vitest';
import { assessIncident } from '#incidents/assess-incident.ts';
import { readSurroundings, servicesThatFire } from '#incidents/judgement/read-surroundings.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { anAlert as aStoredAlert } from '#tests/handlers/slack/snapshots.ts';
import { anAlert, deliver, freshService, openIncident, resolved } from '#tests/incidents/alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const [auth, claims] = [freshService('auth'), freshService('claims')];
const entry = (dependsOn: string[]) => ({ tier: 2, flow: null, tenants: null, dependsOn, vars: {} });
const test = useTestDeps({ policy: { services: { [auth]: entry([]), [claims]: entry([auth]) } } });

async function around(number: number, deps = test.deps) {
  const incident = await incidentByNumber(deps.db, number);
  if (incident === null) throw new Error(`there is no INC-${number}`);
  return readSurroundings(deps, incident, await alertsOfIncident(deps.db, number));
}

describe('readSurroundings', () => {
  it('knows the past of its like and what fires in services that depend on it', async () => {
    const { number: before, alert } = await openIncident(test, { service: auth });
    await assessIncident({ ...test.deps, runbooks: [] }, { incident: before });
    await deliver(test, resolved(alert));
    test.clock.advance(16 * 60_000);
    const { number } = await openIncident(test, { service: auth, labels: { pod: 'another' } });
    await deliver(test, anAlert({ service: claims }));
    const { past, classCounts, otherFiringAlerts, firingCallers } = await around(number);
    expect(past.escalations).toContainEqual({
      class: 'application.high_latency',
      service: auth,
      incidents: 1,
      escalated: 1,
    });
    expect(classCounts).toEqual({ 'application.high_latency': 1 });
    expect(otherFiringAlerts).toBe(1);
    expect(firingCallers).toEqual([claims]);
  });

  it('adds the team’s history, and of the store only what came after it', async () => {
    const { number } = await openIncident(test, { service: freshService() });
    const like = { class: 'application.high_latency', service: auth, incidents: 50, escalated: 5 } as const;
    const run = {
      class: 'application.high_latency',
      service: auth,
      runbook: 'r',
      helped: 3,
      failed: 0,
      rejected: 0,
    } as const;
    const until = test.clock.now();
    const trackRecord = { version: 1, until, escalations: [like], runbooks: [run] } as const;
    const { past } = await around(number, { ...test.deps, learned: { severity: null, trackRecord, priors: null } });
    expect(past).toEqual({ escalations: [like], runbooks: [run] });
  });

  it('knows no habits of an unknown service', async () => {
    const { number } = await openIncident(test, { service: null });
    expect(await around(number)).toMatchObject({ classCounts: null, firingCallers: [] });
  });
});

it('names each service that fires once, and none whose alerts have ended', () => {
  const alerts = [
    aStoredAlert({ service: 'a' }),
    aStoredAlert({ service: 'a' }),
    aStoredAlert({ service: 'b', status: 'resolved' }),
    aStoredAlert({ service: null }),
  ];
  expect(servicesThatFire(alerts)).toEqual(['a']);
});
