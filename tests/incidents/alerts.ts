import { randomUUID } from 'node:crypto';
import type { Alert } from '#domain/alert.ts';
import { fingerprintOf } from '#domain/fingerprint.ts';
import { ingestAlerts, type IncomingAlert, type Receipt } from '#incidents/ingest-alerts.ts';
import { correlateAlerts } from '#incidents/correlate-alerts.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';

/** A service that no other test has, so that tests may share a database. */
export function freshService(prefix = 'claims-api'): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

/** A high-latency alert, firing, of a service of its own. Its labels and fingerprint follow from what is given. */
export function anAlert(changes: Partial<Alert> = {}): Alert {
  const { name = 'HighLatencyP99', namespace = 'claims', cluster = null, tenant = null } = changes;
  const service = changes.service === undefined ? freshService() : changes.service;
  const summary = `p99 latency of ${service ?? 'something'} is 3400ms`;
  const labels = {
    alertname: name,
    ...(service !== null && { service }),
    ...(namespace !== null && { namespace }),
    ...(cluster !== null && { cluster }),
    ...(tenant !== null && { tenant }),
    ...changes.labels,
  };
  return {
    source: 'alertmanager',
    status: 'firing',
    name,
    summary,
    description: '',
    service,
    namespace,
    cluster,
    tenant,
    severityHint: 'sev3',
    annotations: { summary },
    startsAt: new Date('2026-03-01T02:59:00Z'),
    endsAt: null,
    expiresAt: null,
    generatorUrl: null,
    runbookUrl: null,
    ...changes,
    labels,
    fingerprint: changes.fingerprint ?? fingerprintOf(labels),
  };
}

/** The same firing, ended by its sender. */
export function resolved(alert: Alert, endsAt = new Date(alert.startsAt.getTime() + 60_000)): Alert {
  return { ...alert, status: 'resolved', endsAt };
}

/** Puts a delivery on disk and does the work of the job that looks at it. */
export async function deliver(test: TestDeps, ...alerts: IncomingAlert[]): Promise<Receipt> {
  const receipt = await ingestAlerts(test.deps, { source: 'alertmanager', alerts, truncatedCount: 0, body: '{}' });
  if (receipt.firing + receipt.resolved > 0) {
    const job = (await test.jobs('correlate-alerts')).at(-1);
    if (!job) throw new Error('a delivery that changed something sends a job');
    await correlateAlerts(test.deps, job.payload);
  }
  return receipt;
}

/** The incident that the newest firing of this alert belongs to. */
export async function incidentOf(test: TestDeps, alert: Pick<Alert, 'fingerprint'>): Promise<number | null> {
  const row = await test.deps.db
    .selectFrom('alerts')
    .select('incident')
    .where('fingerprint', '=', alert.fingerprint)
    .orderBy('starts_at', 'desc')
    .executeTakeFirstOrThrow();
  return row.incident;
}

/** Opens an incident for an alert and answers with both. */
export async function openIncident(
  test: TestDeps,
  changes: Partial<Alert> = {},
): Promise<{ readonly number: number; readonly alert: Alert }> {
  const alert = anAlert(changes);
  await deliver(test, alert);
  const number = await incidentOf(test, alert);
  if (number === null) throw new Error('the alert was given no incident');
  return { number, alert };
}
