import { describe, expect, it } from 'vitest';
import { queueReassessment } from '#incidents/queue-reassessment.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { freshService, openIncident } from './alerts.ts';

const [portal, claims, auth] = [freshService('portal'), freshService('claims'), freshService('auth')];
const entry = (dependsOn: string[]) => ({ tier: 2, flow: null, tenants: null, dependsOn, vars: {} });
const services = { [portal]: entry([claims]), [claims]: entry([auth]), [auth]: entry([]) };
const test = useTestDeps({ policy: { services } });
const queued = async (incident: number) => (await test.jobs('reassess-severity', { incident })).length;

describe('queueReassessment', () => {
  it('has the incident that an alert joined looked at, once however many join', async () => {
    const { number } = await openIncident(test);
    await test.write((trx) => queueReassessment(test.deps, trx, { joined: number, service: null }));
    await test.write((trx) => queueReassessment(test.deps, trx, { joined: number, service: null }));
    expect(await queued(number)).toBe(1);
  });

  it('has open incidents looked at of all that the alert’s service depends on, through others too', async () => {
    const { number: cause } = await openIncident(test, { service: auth });
    const { number: symptom } = await openIncident(test, { service: portal });
    expect(await queued(cause)).toBe(1);
    expect(await queued(symptom)).toBe(0);
  });
});
