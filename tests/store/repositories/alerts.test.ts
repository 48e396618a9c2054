import { expect, it } from 'vitest';
import type { Alert, StoredAlert } from '#domain/alert.ts';
import {
  alertsById,
  alertsOfIncident,
  attachAlert,
  expireAlerts,
  firingAlertsOfServices,
  openIncidentWithFingerprint,
  resolvedIncidentWithFingerprint,
  upsertAlerts,
  type AlertChanges,
} from '#store/repositories/alerts.ts';
import { insertDelivery } from '#store/repositories/deliveries.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { anAlert, freshService, resolved } from '#tests/incidents/alerts.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the alerts', (databases) => {
  const store = useDatabase(databases);

  const deliver = (...alerts: Alert[]): Promise<AlertChanges> =>
    store.write(async (trx) => {
      const facts = { source: 'alertmanager', receivedAt: at(0), alertCount: alerts.length, truncatedCount: 0 };
      return upsertAlerts(trx, await insertDelivery(trx, { ...facts, body: '{}' }), alerts, at(0));
    });
  const firings = async ({ fingerprint }: Alert): Promise<readonly StoredAlert[]> => {
    const rows = await store.db.selectFrom('alerts').select('id').where('fingerprint', '=', fingerprint).execute();
    return alertsById(
      store.db,
      rows.map((row) => row.id),
    );
  };

  it('keeps every field of an alert as its sender gave it', async () => {
    const alert = anAlert({
      description: "Zeichen: “é”, \\, ', 😀",
      cluster: 'prod-eu-1',
      tenant: 'acme',
      annotations: { summary: 'it is slow', 'needs"quotes': '{"a": 1}' },
      expiresAt: at(5),
      generatorUrl: 'http://prometheus:9090/graph',
      runbookUrl: 'https://runbooks.example/latency',
    });
    const { firing } = await deliver(alert);
    const [stored] = await alertsById(store.db, firing);
    expect(stored).toEqual({ ...alert, id: firing[0], receivedAt: at(0), incident: null });
  });

  it('changes nothing for a delivery that repeats an earlier one', async () => {
    const alert = anAlert();
    await deliver(alert);
    expect(await deliver(alert)).toEqual({ firing: [], resolved: [] });
    expect(await firings(alert)).toHaveLength(1);
  });

  it('takes a new start for a new firing of the same alert', async () => {
    const alert = anAlert();
    await deliver(alert);
    const again = { ...alert, startsAt: at(10) };
    expect((await deliver(again)).firing).toHaveLength(1);
    expect(await firings(alert)).toHaveLength(2);
  });

  it('ends a firing once, however often its end is delivered', async () => {
    const alert = anAlert();
    const { firing } = await deliver(alert);
    expect(await deliver(resolved(alert, at(4)))).toEqual({ firing: [], resolved: firing });
    expect(await deliver(resolved(alert, at(4)))).toEqual({ firing: [], resolved: [] });
    expect(await firings(alert)).toMatchObject([{ status: 'resolved', endsAt: at(4) }]);
  });

  it('is not changed by a late “firing” after its own “resolved”', async () => {
    const alert = anAlert();
    await deliver(alert);
    await deliver(resolved(alert, at(4)));
    expect(await deliver(alert)).toEqual({ firing: [], resolved: [] });
    expect(await firings(alert)).toMatchObject([{ status: 'resolved', endsAt: at(4) }]);
  });

  it('ends older firings of the same alert too, whose start a restarted sender has forgotten', async () => {
    const alert = anAlert({ startsAt: at(0) });
    const { firing } = await deliver(alert);
    const { resolved: ended } = await deliver(resolved({ ...alert, startsAt: at(3) }, at(6)));
    expect(ended).toEqual(firing);
    expect((await firings(alert)).map((stored) => stored.status)).toEqual(['resolved', 'resolved']);
  });

  it('does not end a firing that began after the one that ended', async () => {
    const alert = anAlert({ startsAt: at(0) });
    await deliver(alert, { ...alert, startsAt: at(5) });
    await deliver(resolved(alert, at(4)));
    expect((await firings(alert)).map(({ status }) => status)).toEqual(['resolved', 'firing']);
  });

  it('reports nothing for an end whose beginning was never seen, but remembers it', async () => {
    const alert = anAlert();
    expect(await deliver(resolved(alert))).toEqual({ firing: [], resolved: [] });
    expect(await deliver(alert)).toEqual({ firing: [], resolved: [] });
    expect(await firings(alert)).toMatchObject([{ status: 'resolved' }]);
  });

  it('believes the end where one delivery speaks of a firing twice, in either order', async () => {
    const [one, other] = [anAlert(), anAlert()];
    await deliver(one, resolved(one));
    await deliver(resolved(other), other);
    expect(await firings(one)).toMatchObject([{ status: 'resolved' }]);
    expect(await firings(other)).toMatchObject([{ status: 'resolved' }]);
  });

  it('stores nothing for an empty delivery', async () => {
    expect(await deliver()).toEqual({ firing: [], resolved: [] });
  });

  it('extends the expiry of a firing that is repeated, never shortens it', async () => {
    const alert = anAlert({ expiresAt: at(5) });
    await deliver(alert);
    expect(await deliver({ ...alert, expiresAt: at(9) })).toEqual({ firing: [], resolved: [] });
    await deliver({ ...alert, expiresAt: at(7) });
    expect(await firings(alert)).toMatchObject([{ expiresAt: at(9), status: 'firing' }]);
  });

  it('ends a firing whose expiry has passed, at the instant of its expiry', async () => {
    const alert = anAlert({ expiresAt: at(5) });
    const lasting = anAlert({ expiresAt: null });
    const { firing } = await deliver(alert, lasting);
    expect(await store.write((trx) => expireAlerts(trx, at(5)))).toEqual([]);
    const expired = await store.write((trx) => expireAlerts(trx, at(6)));
    expect(expired.filter((id) => firing.includes(id))).toHaveLength(1);
    expect(await firings(alert)).toMatchObject([{ status: 'resolved', endsAt: at(5) }]);
    expect(await firings(lasting)).toMatchObject([{ status: 'firing' }]);
    expect(await store.write((trx) => expireAlerts(trx, at(6)))).toEqual([]);
  });

  it('lets a firing that merely expired fire again when its sender comes back', async () => {
    const alert = anAlert({ expiresAt: at(5) });
    const { firing } = await deliver(alert);
    await store.write((trx) => expireAlerts(trx, at(6)));
    expect((await deliver({ ...alert, expiresAt: at(12) })).firing).toEqual(firing);
    expect(await firings(alert)).toMatchObject([{ status: 'firing', endsAt: null, expiresAt: at(12) }]);
  });

  it('lists an incident’s alerts from the oldest to the newest', async () => {
    const incident = await store.incident();
    const { firing } = await deliver(anAlert({ startsAt: at(9) }), anAlert({ startsAt: at(3) }));
    await store.write(async (trx) => {
      for (const id of firing) await attachAlert(trx, id, incident);
    });
    const starts = (await alertsOfIncident(store.db, incident)).map((alert) => alert.startsAt);
    expect(starts).toEqual([at(3), at(9)]);
  });

  it('leaves out ids that do not exist', async () => {
    expect(await alertsById(store.db, [999_999_999])).toEqual([]);
    expect(await alertsById(store.db, [])).toEqual([]);
  });

  it('knows what fires now for a set of services, newest first', async () => {
    const service = freshService();
    const older = anAlert({ service, name: 'Older', startsAt: at(1) });
    const newer = anAlert({ service, name: 'Newer', startsAt: at(2) });
    const over = anAlert({ service, name: 'Over', startsAt: at(3) });
    await deliver(older, newer, over, resolved(over));
    const names = (await firingAlertsOfServices(store.db, [service])).map((alert) => alert.name);
    expect(names).toEqual(['Newer', 'Older']);
  });

  it('finds the open incident that holds an alert, and none once it is resolved', async () => {
    const incident = await store.incident();
    const alert = anAlert();
    const { firing } = await deliver(alert);
    await store.write((trx) => attachAlert(trx, firing[0] ?? 0, incident));
    expect(await openIncidentWithFingerprint(store.db, alert.fingerprint)).toBe(incident);
    expect(await resolvedIncidentWithFingerprint(store.db, alert.fingerprint, at(0))).toBeNull();

    await store.write((trx) => updateIncident(trx, incident, { state: 'resolved', resolvedAt: at(10) }, at(10)));
    expect(await openIncidentWithFingerprint(store.db, alert.fingerprint)).toBeNull();
    expect(await resolvedIncidentWithFingerprint(store.db, alert.fingerprint, at(10))).toBe(incident);
    expect(await resolvedIncidentWithFingerprint(store.db, alert.fingerprint, at(11))).toBeNull();
  });
});
