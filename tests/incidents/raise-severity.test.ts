import { describe, expect, it } from 'vitest';
import type { Severity } from '#domain/severity.ts';
import { acknowledge } from '#incidents/acknowledge.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import { raiseSeverity } from '#incidents/raise-severity.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { insertPage } from '#store/repositories/pages.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { askedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps({ policy: { defaultAutonomy: 'observe' } });

async function raise(number: number, to: Severity): Promise<void> {
  await test.write(async (trx) => {
    const incident = await incidentByNumber(trx, number);
    if (incident) await raiseSeverity(test.deps, trx, incident, { to, reason: '5 services are affected' });
  });
}

/** An incident that was judged and left alone. */
async function watched(): Promise<number> {
  const { number } = await openIncident(test, { severityHint: 'sev4' });
  await assessIncident({ ...test.deps, runbooks: [], policy: { ...test.deps.policy } }, { incident: number });
  await test.deps.db.deleteFrom('timeline').where('incident', '=', number).where('kind', '=', 'escalated').execute();
  return number;
}

const pages = async (incident: number) =>
  (await test.jobs('send-page', { incident })).filter(({ payload }) => payload.summary.includes('Raised from'));

describe('raiseSeverity', () => {
  it('says from what to what and why, and brings the card up to date', async () => {
    const number = await watched();
    await raise(number, 'sev3');
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({
      severity: 'sev3',
      severityReason: '5 services are affected',
    });
    expect(await timelineOf(test, number, 'severity_changed')).toMatchObject([
      { text: 'Raised from sev4 to sev3 medium: 5 services are affected.' },
    ]);
    expect(await pages(number)).toEqual([]);
  });

  it.each(['sev1', 'sev2'] as const)('wakes somebody when it becomes %s and nobody has it', async (to) => {
    const number = await watched();
    await raise(number, to);
    expect(await pages(number)).toMatchObject([{ payload: { action: 'trigger', severity: to }, priority: 10 }]);
    expect(await timelineOf(test, number, 'escalated')).toHaveLength(1);
  });

  it('wakes nobody where a person has it, somebody was paged, or people were asked', async () => {
    const taken = await watched();
    await acknowledge(test.deps, { incident: taken, person: 'U1' });
    const paged = await watched();
    await insertPage(test.deps.db, { incident: paged, action: 'trigger', summary: 's' }, test.clock.now());
    const { incident: asked } = await askedRun(test);
    for (const number of [taken, paged, asked]) {
      await raise(number, 'sev1');
      expect(await pages(number)).toEqual([]);
    }
  });

  it('leaves that to the assessment where there was none yet', async () => {
    const { number } = await openIncident(test, { severityHint: 'sev4' });
    await raise(number, 'sev1');
    expect(await pages(number)).toEqual([]);
  });
});
