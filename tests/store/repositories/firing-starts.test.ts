import { expect, it } from 'vitest';
import type { Alert } from '#domain/alert.ts';
import { upsertAlerts } from '#store/repositories/alerts.ts';
import { insertDelivery } from '#store/repositories/deliveries.ts';
import { firingStarts } from '#store/repositories/firing-starts.ts';
import { anAlert, resolved } from '#tests/incidents/alerts.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('firingStarts', (databases) => {
  const store = useDatabase(databases);

  const deliver = (...alerts: Alert[]) =>
    store.write(async (trx) => {
      const facts = { source: 'prometheus', receivedAt: at(0), alertCount: alerts.length, truncatedCount: 0, body: '' };
      await upsertAlerts(trx, await insertDelivery(trx, facts), alerts, at(0));
    });

  it('says when each alert that fires began, and leaves out those that do not fire', async () => {
    const fires = anAlert({ startsAt: at(1) });
    const over = anAlert({ startsAt: at(2) });
    await deliver(fires, over);
    await deliver(resolved(over));
    const starts = await firingStarts(store.db, [fires.fingerprint, over.fingerprint, 'never seen']);
    expect([...starts]).toEqual([[fires.fingerprint, at(1)]]);
  });

  it('says the latest start where one alert has fired twice', async () => {
    const alert = anAlert({ startsAt: at(1) });
    await deliver(alert, { ...alert, startsAt: at(4) });
    expect((await firingStarts(store.db, [alert.fingerprint])).get(alert.fingerprint)).toEqual(at(4));
  });

  it('asks nothing for nothing', async () => {
    expect((await firingStarts(store.db, [])).size).toBe(0);
  });
});
