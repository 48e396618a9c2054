import { expect, it } from 'vitest';
import { escalationCounts } from '#store/repositories/escalation-record.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { runbookCounts } from '#store/repositories/runbook-record.ts';
import {
  countOtherFiringAlerts,
  firingServicesAmong,
  openIncidentsOfServices,
  pastClassCounts,
} from '#store/repositories/surroundings.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { pastAlert, pastIncident, pastRun } from './past.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('what surrounds an incident', (databases) => {
  const store = useDatabase(databases);

  it('is the services with an alert that fires', async () => {
    const incident = await store.incident();
    await pastAlert(store, { incident, from: 0, service: 'auth' });
    await pastAlert(store, { incident, from: 1, service: 'auth' });
    await pastAlert(store, { incident, from: 0, to: 1, service: 'billing' });
    expect(await firingServicesAmong(store.db, ['auth', 'billing', 'portal'])).toEqual(['auth']);
    expect(await firingServicesAmong(store.db, [])).toEqual([]);
  });

  it('is how many alerts fire that are not its own, also those of no incident', async () => {
    const incident = await store.incident();
    const before = await countOtherFiringAlerts(store.db, incident);
    await pastAlert(store, { incident, from: 0 });
    expect(await countOtherFiringAlerts(store.db, incident)).toBe(before);
    await pastAlert(store, { incident: await store.incident(), from: 0 });
    await pastAlert(store, { incident: null, from: 0 });
    await pastAlert(store, { incident: null, from: 0, to: 1 });
    expect(await countOtherFiringAlerts(store.db, incident)).toBe(before + 2);
  });

  it('is how often its service had each class before', async () => {
    const service = 'habitual';
    await pastIncident(store, { service });
    await pastIncident(store, { service });
    await pastIncident(store, { service, label: 'application.oom_kill' });
    await store.incident({ service }, at(0));
    const incident = await pastIncident(store, { service });
    await pastIncident(store, { service });
    expect(await pastClassCounts(store.db, service, incident)).toEqual({
      'application.high_latency': 2,
      'application.oom_kill': 1,
    });
    expect(await pastClassCounts(store.db, 'nobody', incident)).toEqual({});
  });

  it('counts an incident under what people said it was, not under what was judged', async () => {
    const service = 'corrected';
    const corrected = await pastIncident(store, { service });
    await pastIncident(store, { service });
    const said = { class: 'application.oom_kill', cause: null, note: null, by: 'U1', at: at(1) } as const;
    await store.write((trx) => updateIncident(trx, corrected, { confirmed: said }, at(1)));
    const place = { service, incidents: 1, escalated: 0 };
    expect(await pastClassCounts(store.db, service, await pastIncident(store, { service: 'another' }))).toEqual({
      'application.high_latency': 1,
      'application.oom_kill': 1,
    });
    const escalations = await escalationCounts(store.db, { since: at(-60), now: at(60), except: 0 });
    expect(escalations).toContainEqual({ ...place, class: 'application.oom_kill' });
    expect(escalations).toContainEqual({ ...place, class: 'application.high_latency' });
    await pastRun(store, { incident: corrected, state: 'succeeded', changed: false });
    const runs = await runbookCounts(store.db, { since: at(-60), now: at(60) });
    expect(runs.filter((count) => count.service === service)).toMatchObject([{ class: 'application.oom_kill' }]);
  });

  it('is the open incidents of services', async () => {
    const open = await store.incident({ service: 'open-one' });
    const over = await store.incident({ service: 'open-one' });
    await store.write((trx) => updateIncident(trx, over, { state: 'resolved' }, at(1)));
    expect(await openIncidentsOfServices(store.db, ['open-one', 'other'])).toEqual([open]);
    expect(await openIncidentsOfServices(store.db, [])).toEqual([]);
  });
});
