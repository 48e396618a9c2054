import { sql } from 'kysely';
import type { Alert, StoredAlert } from '#domain/alert.ts';
import type { Db, Transaction } from '#store/database.ts';
import type { Row } from '#store/tables.ts';

/** What a stored delivery changed. Alerts it merely repeated are in neither list. */
export interface AlertChanges {
  /** Ids of firings not seen before, or firing again after their sender had gone silent. */
  readonly firing: readonly number[];
  /** Ids of firings that this delivery ended. */
  readonly resolved: readonly number[];
}

/**
 * Stores a delivery's alerts, one row per firing (fingerprint, startsAt). A repeated firing only extends its expiry; a
 * late "firing" after its own "resolved" changes nothing; a "resolved" also ends older firings of the same alert,
 * whose start a restarted sender has forgotten.
 */
export async function upsertAlerts(
  trx: Transaction,
  delivery: number,
  alerts: readonly Alert[],
  receivedAt: Date,
): Promise<AlertChanges> {
  if (alerts.length === 0) return { firing: [], resolved: [] };
  const rows = JSON.stringify(lastWordOfEach(alerts).map((alert) => toRow(alert, delivery, receivedAt)));
  const stored = await sql<{ id: number; status: 'firing' | 'resolved'; is_new: boolean }>`
    insert into alerts (delivery, source, fingerprint, status, resolved_by, name, summary, description, service, namespace,
      cluster, tenant, severity_hint, labels, annotations, starts_at, ends_at, expires_at, generator_url, runbook_url, received_at)
    select delivery, source, fingerprint, status, resolved_by, name, summary, description, service, namespace,
      cluster, tenant, severity_hint, labels, annotations, starts_at, ends_at, expires_at, generator_url, runbook_url, received_at
    from jsonb_to_recordset(${rows}::jsonb) as r(
      delivery bigint, source text, fingerprint text, status text, resolved_by text, name text, summary text,
      description text, service text, namespace text, cluster text, tenant text, severity_hint text, labels jsonb,
      annotations jsonb, starts_at timestamptz, ends_at timestamptz, expires_at timestamptz, generator_url text,
      runbook_url text, received_at timestamptz)
    on conflict (fingerprint, starts_at) do update set
      status = excluded.status,
      resolved_by = excluded.resolved_by,
      ends_at = excluded.ends_at,
      expires_at = excluded.expires_at,
      summary = excluded.summary,
      description = excluded.description
    where (alerts.status = 'firing' and excluded.status = 'resolved')
       or (alerts.status = 'resolved' and alerts.resolved_by = 'expiry' and excluded.status = 'firing')
    returning id, status, (xmax = 0) as is_new`.execute(trx);

  await extendExpiry(trx, alerts);
  const resolvedNow = stored.rows.filter((row) => row.status === 'resolved' && !row.is_new).map((row) => row.id);
  const forgotten = await resolveOlderFirings(trx, alerts);
  return {
    firing: stored.rows.filter((row) => row.status === 'firing').map((row) => row.id),
    resolved: [...resolvedNow, ...forgotten],
  };
}

/** Ends firings whose sender has not repeated them in time, as Alertmanager would, and returns their ids. */
export async function expireAlerts(trx: Transaction, now: Date): Promise<readonly number[]> {
  const rows = await trx
    .updateTable('alerts')
    .set({ status: 'resolved', resolved_by: 'expiry', ends_at: sql<Date>`expires_at` })
    .where('status', '=', 'firing')
    .where('expires_at', '<', now)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Alerts by id, oldest first. Ids that do not exist are left out. */
export async function alertsById(db: Db, ids: readonly number[]): Promise<readonly StoredAlert[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** The alerts of an incident, oldest first. */
export async function alertsOfIncident(db: Db, incident: number): Promise<readonly StoredAlert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Alerts that fire now for any of these services, newest first. */
export async function firingAlertsOfServices(db: Db, services: readonly string[]): Promise<readonly StoredAlert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('status', '=', 'firing')
    .where('service', 'in', services)
    .orderBy('starts_at', 'desc')
    .limit(10)
    .execute();
  return rows.map(fromRow);
}

export async function attachAlert(trx: Transaction, alert: number, incident: number): Promise<void> {
  await trx.updateTable('alerts').set({ incident }).where('id', '=', alert).execute();
}

/** The open incident that already holds a firing or resolved copy of this alert, newest first. */
export async function openIncidentWithFingerprint(db: Db, fingerprint: string): Promise<number | null> {
  const row = await db
    .selectFrom('alerts')
    .innerJoin('incidents', 'incidents.number', 'alerts.incident')
    .select('incidents.number')
    .where('alerts.fingerprint', '=', fingerprint)
    .where('incidents.state', 'in', ['triggered', 'acknowledged', 'mitigating', 'monitoring'])
    .orderBy('incidents.number', 'desc')
    .executeTakeFirst();
  return row?.number ?? null;
}

/** The newest incident that held this alert and was resolved at or after `since`. */
export async function resolvedIncidentWithFingerprint(
  db: Db,
  fingerprint: string,
  since: Date,
): Promise<number | null> {
  const row = await db
    .selectFrom('alerts')
    .innerJoin('incidents', 'incidents.number', 'alerts.incident')
    .select('incidents.number')
    .where('alerts.fingerprint', '=', fingerprint)
    .where('incidents.state', '=', 'resolved')
    .where('incidents.resolved_at', '>=', since)
    .orderBy('incidents.number', 'desc')
    .executeTakeFirst();
  return row?.number ?? null;
}

/** One delivery may speak of a firing twice; the resolved one, or else the last, counts. */
function lastWordOfEach(alerts: readonly Alert[]): readonly Alert[] {
  const byFiring = new Map<string, Alert>();
  for (const alert of alerts) {
    const key = `${alert.fingerprint} ${alert.startsAt.toISOString()}`;
    if (byFiring.get(key)?.status !== 'resolved') byFiring.set(key, alert);
  }
  return [...byFiring.values()];
}

async function extendExpiry(trx: Transaction, alerts: readonly Alert[]): Promise<void> {
  const expiries = alerts
    .filter((alert) => alert.status === 'firing' && alert.expiresAt)
    .map(({ fingerprint, startsAt, expiresAt }) => ({ fingerprint, starts_at: startsAt, expires_at: expiresAt }));
  if (expiries.length === 0) return;
  await sql`
    update alerts set expires_at = r.expires_at
    from jsonb_to_recordset(${JSON.stringify(expiries)}::jsonb)
      as r(fingerprint text, starts_at timestamptz, expires_at timestamptz)
    where alerts.fingerprint = r.fingerprint and alerts.starts_at = r.starts_at
      and alerts.status = 'firing' and alerts.expires_at < r.expires_at`.execute(trx);
}

async function resolveOlderFirings(trx: Transaction, alerts: readonly Alert[]): Promise<readonly number[]> {
  const ended = alerts
    .filter((alert) => alert.status === 'resolved')
    .map(({ fingerprint, startsAt, endsAt }) => ({ fingerprint, starts_at: startsAt, ends_at: endsAt }));
  if (ended.length === 0) return [];
  const rows = await sql<{ id: number }>`
    update alerts set status = 'resolved', resolved_by = 'sender', ends_at = r.ends_at
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
      as r(fingerprint text, starts_at timestamptz, ends_at timestamptz)
    where alerts.fingerprint = r.fingerprint and alerts.starts_at <= r.starts_at and alerts.status = 'firing'
    returning alerts.id`.execute(trx);
  return rows.rows.map((row) => row.id);
}

function toRow(alert: Alert, delivery: number, receivedAt: Date): Readonly<Record<string, unknown>> {
  return {
    delivery,
    source: alert.source,
    fingerprint: alert.fingerprint,
    status: alert.status,
    resolved_by: alert.status === 'resolved' ? 'sender' : null,
    name: alert.name,
    summary: alert.summary,
    description: alert.description,
    service: alert.service,
    namespace: alert.namespace,
    cluster: alert.cluster,
    tenant: alert.tenant,
    severity_hint: alert.severityHint,
    labels: alert.labels,
    annotations: alert.annotations,
    starts_at: alert.startsAt,
    ends_at: alert.endsAt,
    expires_at: alert.expiresAt,
    generator_url: alert.generatorUrl,
    runbook_url: alert.runbookUrl,
    received_at: receivedAt,
  };
}

function fromRow(row: Row<'alerts'>): StoredAlert {
  return {
    id: row.id,
    source: row.source,
    fingerprint: row.fingerprint,
    status: row.status,
    name: row.name,
    summary: row.summary,
    description: row.description,
    service: row.service,
    namespace: row.namespace,
    cluster: row.cluster,
    tenant: row.tenant,
    severityHint: row.severity_hint,
    labels: row.labels,
    annotations: row.annotations,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    expiresAt: row.expires_at,
    generatorUrl: row.generator_url,
    runbookUrl: row.runbook_url,
    receivedAt: row.received_at,
    incident: row.incident,
  };
}
