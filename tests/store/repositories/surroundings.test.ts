import { expect, it } from 'vitest';
import { updateIncident } from '#store/repositories/incidents.ts';
import {
  countOtherFiringAlerts,
  firingServicesAmong,
  openIncidentsOfServices,
  pastClassCounts,
} from '#store/repositories/surroundings.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { pastAlert, pastIncident } from './past.ts';
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

  it('is the open incidents of services', async () => {
    const open = await store.incident({ service: 'open-one' });
    const over = await store.incident({ service: 'open-one' });
    await store.write((trx) => updateIncident(trx, over, { state: 'resolved' }, at(1)));
    expect(await openIncidentsOfServices(store.db, ['open-one', 'other'])).toEqual([open]);
    expect(await openIncidentsOfServices(store.db, [])).toEqual([]);
  });
});
