import { describe, expect, it } from 'vitest';
import { acknowledge } from '#incidents/acknowledge.ts';
import { incidentByNumber, updateIncident } from '#store/repositories/incidents.ts';
import { insertPage } from '#store/repositories/pages.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const take = (incident: number, person = 'U1') => acknowledge(test.deps, { incident, person });

describe('acknowledge', () => {
  it('gives the incident to the person and says so', async () => {
    const { number } = await openIncident(test);
    expect(await take(number)).toEqual({ kind: 'acknowledged' });
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'U1' });
    expect(await timelineOf(test, number, 'acknowledged')).toMatchObject([{ actor: { kind: 'person', id: 'U1' } }]);
    expect(await test.jobs('refresh-card', { incident: number })).not.toEqual([]);
  });

  it('tells the second person who was first', async () => {
    const { number } = await openIncident(test);
    await take(number, 'U1');
    expect(await take(number, 'U2')).toEqual({ kind: 'already', by: 'U1' });
    expect(await timelineOf(test, number, 'acknowledged')).toHaveLength(1);
  });

  it('does not take back what is already being done about it', async () => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state: 'mitigating' }, test.clock.now()));
    expect(await take(number)).toEqual({ kind: 'acknowledged' });
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ state: 'mitigating', acknowledgedBy: 'U1' });
  });

  it.each(['resolved', 'closed', 'merged'] as const)('refuses an incident that is %s', async (state) => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state }, test.clock.now()));
    expect(await take(number)).toEqual({ kind: 'closed', state });
  });

  it('finds no incident under an unknown number', async () => {
    expect(await take(999_999)).toEqual({ kind: 'not_found' });
  });

  it('acknowledges the page where somebody was paged, and sends nothing where nobody was', async () => {
    const [paged, quiet] = [await openIncident(test), await openIncident(test)];
    await insertPage(test.deps.db, { incident: paged.number, action: 'trigger', summary: 's' }, test.clock.now());
    await take(paged.number);
    await take(quiet.number);
    expect(await test.jobs('send-page', { incident: paged.number })).toMatchObject([
      { payload: { action: 'acknowledge' } },
    ]);
    expect(await test.jobs('send-page', { incident: quiet.number })).toEqual([]);
  });
});
