import { expect, it } from 'vitest';
import { firebreak, type Actor } from '#domain/incident.ts';
import { pastIncidents } from '#store/repositories/history.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { insertPage } from '#store/repositories/pages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { pastAlert, pastIncident, pastRun } from './past.ts';
import { at, useDatabase, type OpenDatabase } from './use-database.ts';

async function end(store: OpenDatabase, incident: number, actor: Actor = firebreak): Promise<void> {
  await store.write(async (trx) => {
    await updateIncident(trx, incident, { state: 'resolved', resolvedAt: at(20) }, at(20));
    await appendTimeline(trx, incident, { kind: 'resolved', actor, text: 'Over.', at: at(20) });
  });
}

describeOnEachDatabase('past incidents', (databases) => {
  const store = useDatabase(databases);
  const told = async (incident: number) => (await pastIncidents(store.db, { after: incident - 1, limit: 1 }))[0];

  it('tell when somebody was first woken, who ended them, and what else fired when they began', async () => {
    const incident = await pastIncident(store, { service: 'auth' });
    await pastAlert(store, { incident, from: 2 });
    await pastAlert(store, { incident: null, from: 1, to: 3 });
    await pastAlert(store, { incident: null, from: 1, to: 2 });
    await pastAlert(store, { incident: null, from: 3, to: 4 });
    const entry = { kind: 'escalated', actor: firebreak, text: 'Paging.', at: at(4) } as const;
    await store.write((trx) => appendTimeline(trx, incident, entry));
    await insertPage(store.db, { incident, action: 'trigger', summary: 's' }, at(9));
    await end(store, incident, { kind: 'person', id: 'U1' });
    expect(await told(incident)).toEqual({
      number: incident,
      minutesToEscalation: 4,
      firingAlerts: 1,
      endedByPerson: true,
      runbook: null,
    });
  });

  it('tell of the latest run that says something whether it helped', async () => {
    const incident = await pastIncident(store, { service: 'auth' });
    await pastAlert(store, { incident, from: 0, to: 6 });
    await pastRun(store, { incident, state: 'succeeded' });
    await pastRun(store, { incident, state: 'rejected', runbook: 'scale' });
    await end(store, incident);
    expect(await told(incident)).toMatchObject({
      runbook: { name: 'restart', helped: true },
      minutesToEscalation: null,
      endedByPerson: false,
    });
    const other = await pastIncident(store, { service: 'auth' });
    await pastAlert(store, { incident: other, from: 0, to: 30 });
    await pastRun(store, { incident: other, state: 'succeeded' });
    await end(store, other);
    expect(await told(other)).toMatchObject({ runbook: { name: 'restart', helped: false } });
  });

  it('come page by page, lowest first, without what is open or was merged', async () => {
    const first = await pastIncident(store, { service: 'auth' });
    const open = await pastIncident(store, { service: 'auth' });
    const merged = await pastIncident(store, { service: 'auth' });
    const second = await pastIncident(store, { service: 'auth' });
    for (const incident of [first, second]) await end(store, incident);
    await store.write((trx) => updateIncident(trx, merged, { state: 'merged' }, at(1)));
    const page = await pastIncidents(store.db, { after: first - 1, limit: 10 });
    expect(page.map(({ number }) => number)).toEqual([first, second]);
    expect(open).toBeGreaterThan(first);
    expect(await pastIncidents(store.db, { after: first, limit: 1 })).toMatchObject([{ number: second }]);
  });
});
