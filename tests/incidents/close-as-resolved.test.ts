import { describe, expect, it } from 'vitest';
import { firebreak } from '#domain/incident.ts';
import { closeAsResolved } from '#incidents/close-as-resolved.ts';
import { incidentByNumber, lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { insertPage } from '#store/repositories/pages.ts';
import { anIncident } from '#tests/handlers/slack/snapshots.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { ledgerOf } from './ledger-of.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const close = (number: number) =>
  test.write(async (trx) => {
    const incident = await lockIncident(trx, number);
    if (!incident) expect.unreachable();
    await closeAsResolved(test.deps, trx, incident, { actor: firebreak, text: 'Resolved: quiet again.' });
  });

describe('closeAsResolved', () => {
  it('ends the incident, in the timeline, in the channel and on the card', async () => {
    const { number } = await openIncident(test);
    await close(number);
    const now = test.clock.now();
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ state: 'resolved', resolvedAt: now });
    expect(await timelineOf(test, number, 'resolved')).toMatchObject([
      { actor: firebreak, text: 'Resolved: quiet again.' },
    ]);
    expect(await ledgerOf(test, number)).toMatchObject([
      { kind: 'notice', text: `INC-${number} is over. Resolved: quiet again.` },
    ]);
    expect(await test.jobs('refresh-card', { incident: number })).toHaveLength(1);
  });

  it('asks in one line what it was, where a judgement stands of which nobody has said it', async () => {
    const { classification } = anIncident();
    const confirmed = { class: null, cause: 'other', note: null, by: 'U1', at: test.clock.now() };
    const [asked, told] = [await openIncident(test), await openIncident(test)];
    await test.write(async (trx) => {
      await updateIncident(trx, asked.number, { classification: classification! }, test.clock.now());
      await updateIncident(trx, told.number, { classification: classification!, confirmed }, test.clock.now());
    });
    for (const { number } of [asked, told]) await close(number);
    const [question] = await ledgerOf(test, asked.number);
    expect(question?.text).toMatch(/Resolved: quiet again\.\nWhat was it\? .*\/incident cause/);
    expect((await ledgerOf(test, told.number))[0]?.text).not.toContain('What was it?');
  });

  it('ends the page of an incident for which somebody was paged, and sends none for another', async () => {
    const [paged, quiet] = [await openIncident(test), await openIncident(test)];
    await insertPage(test.deps.db, { incident: paged.number, action: 'trigger', summary: 's' }, test.clock.now());
    await close(paged.number);
    await close(quiet.number);
    expect(await test.jobs('send-page', { incident: paged.number })).toMatchObject([
      { payload: { action: 'resolve' } },
    ]);
    expect(await test.jobs('send-page', { incident: quiet.number })).toEqual([]);
  });
});
