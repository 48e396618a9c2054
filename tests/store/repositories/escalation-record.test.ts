import { expect, it } from 'vitest';
import { firebreak } from '#domain/incident.ts';
import { escalationCounts } from '#store/repositories/escalation-record.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { insertPage } from '#store/repositories/pages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { pastIncident } from './past.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the record of escalations', (databases) => {
  const store = useDatabase(databases);
  const countsOf = async (service: string, asked: { since?: Date; now?: Date; except?: number } = {}) => {
    const counts = await escalationCounts(store.db, { since: at(-60), now: at(60), except: 0, ...asked });
    return counts.filter((count) => count.service === service);
  };
  const page = (incident: number, minute: number) =>
    insertPage(store.db, { incident, action: 'trigger', summary: 's' }, at(minute));

  it('counts by class and service what was paged within fifteen minutes', async () => {
    const service = 'auth';
    await page(await pastIncident(store, { service }), 15);
    await page(await pastIncident(store, { service }), 16);
    await pastIncident(store, { service });
    await page(await pastIncident(store, { service, label: 'application.oom_kill' }), 1);
    expect((await countsOf(service)).toSorted((a, b) => a.incidents - b.incidents)).toEqual([
      { class: 'application.oom_kill', service, incidents: 1, escalated: 1 },
      { class: 'application.high_latency', service, incidents: 3, escalated: 1 },
    ]);
  });

  it('counts an escalation that was decided, also where nobody could be paged, and an incident once', async () => {
    const service = 'billing';
    const incident = await pastIncident(store, { service });
    const entry = { kind: 'escalated', actor: firebreak, text: 'Paging the on-call.', at: at(2) } as const;
    await store.write((trx) => appendTimeline(trx, incident, entry));
    await page(incident, 3);
    expect(await countsOf(service)).toMatchObject([{ incidents: 1, escalated: 1 }]);
  });

  it('does not count an acknowledgement, nor what was merged, what asks, or what is younger than fifteen minutes', async () => {
    const service = 'portal';
    const acknowledged = await pastIncident(store, { service });
    await insertPage(store.db, { incident: acknowledged, action: 'acknowledge', summary: 's' }, at(1));
    const merged = await pastIncident(store, { service });
    await store.write((trx) => updateIncident(trx, merged, { state: 'merged' }, at(1)));
    const asking = await pastIncident(store, { service });
    await pastIncident(store, { service, minute: 46 });
    expect(await countsOf(service, { except: asking })).toMatchObject([{ incidents: 1, escalated: 0 }]);
    expect(await countsOf(service, { except: asking, now: at(61) })).toMatchObject([{ incidents: 2 }]);
  });

  it('begins after the time that is asked for', async () => {
    const service = 'mail';
    await pastIncident(store, { service, minute: 0 });
    await pastIncident(store, { service, minute: 10 });
    expect(await countsOf(service, { since: at(0) })).toMatchObject([{ incidents: 1 }]);
  });

  it('knows an incident that nobody judged by no class', async () => {
    await store.incident({ service: 'late' }, at(0));
    expect(await countsOf('late')).toEqual([{ class: null, service: 'late', incidents: 1, escalated: 0 }]);
  });
});
