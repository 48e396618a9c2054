import type { StoredAlert } from '#domain/alert.ts';
import { firebreak } from '#domain/incident.ts';
import { severityWord, type Severity } from '#domain/severity.ts';
import type { Transaction } from '#store/database.ts';
import { lockUntilCommit } from '#store/locks.ts';
import {
  alertsById,
  alertsOfIncident,
  attachAlert,
  openIncidentWithFingerprint,
  resolvedIncidentWithFingerprint,
} from '#store/repositories/alerts.ts';
import { insertIncident, lockIncident, openIncidentsOfService, updateIncident } from '#store/repositories/incidents.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { queueReassessment } from './queue-reassessment.ts';
import { raiseSeverity } from './raise-severity.ts';
import { correlate } from './rules/correlate.ts';
import { incidentTitle } from './rules/incident-title.ts';
import { isWorse } from './rules/severity-change.ts';
import { settleIfQuiet } from './settle-if-quiet.ts';

/** What an alert's sender did not rate is treated as medium until it is assessed. */
const unratedSeverity: Severity = 'sev3';

/**
 * Gives each firing alert its incident, attaching it to an open one or opening one, and lets incidents whose alerts
 * have all ended settle. One transaction under one lock: two replicas never open two incidents for one trouble.
 */
export async function correlateAlerts(deps: Deps, input: { readonly alerts: readonly number[] }): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await lockUntilCommit(trx, 'correlation');
    for (const alert of await alertsById(trx, input.alerts)) {
      if (alert.status === 'resolved') await noteResolved(deps, trx, alert);
      else if (alert.incident === null || (await isClosed(trx, alert.incident))) await findIncident(deps, trx, alert);
    }
  });
}

async function findIncident(deps: Deps, trx: Transaction, alert: StoredAlert): Promise<void> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - deps.policy.correlationWindowMs);
  const verdict = correlate(alert, {
    withFingerprint: await openIncidentWithFingerprint(trx, alert.fingerprint),
    recentlyResolved: await resolvedIncidentWithFingerprint(trx, alert.fingerprint, since),
    ofService: alert.service === null ? [] : await incidentsOfService(trx, alert, alert.service, since),
  });
  switch (verdict.kind) {
    case 'attach':
      return attach(deps, trx, alert, verdict.incident, verdict.reason);
    case 'reopen':
      return reopen(deps, trx, alert, verdict.incident, verdict.reason);
    case 'open':
      return open(deps, trx, alert, verdict.reason);
  }
}

async function open(deps: Deps, trx: Transaction, alert: StoredAlert, reason: string): Promise<void> {
  const now = deps.clock.now();
  const severity = alert.severityHint ?? unratedSeverity;
  const incident = await insertIncident(
    trx,
    {
      title: incidentTitle(alert),
      severity,
      severityReason:
        alert.severityHint === null ? 'the sender gave no severity' : `the sender calls it ${severityWord[severity]}`,
      service: alert.service,
      namespace: alert.namespace,
      cluster: alert.cluster,
      tenant: alert.tenant,
    },
    now,
  );
  await attachAlert(trx, alert.id, incident);
  await appendTimeline(trx, incident, {
    kind: 'opened',
    actor: { kind: 'sender', source: alert.source },
    text: `${alert.name} fired: ${alert.summary || alert.description || 'no summary'}. Opened because ${reason}.`,
    at: now,
  });
  await deps.queue.send(trx, 'open-channel', { incident }, { priority: 5 });
  await deps.queue.send(trx, 'assess-incident', { incident }, { priority: 5 });
  await queueReassessment(deps, trx, { joined: null, service: alert.service });
}

async function reopen(deps: Deps, trx: Transaction, alert: StoredAlert, number: number, reason: string): Promise<void> {
  const now = deps.clock.now();
  await attachAlert(trx, alert.id, number);
  await updateIncident(trx, number, { state: 'triggered', decision: null, resolvedAt: null, lastAlertAt: now }, now);
  await appendTimeline(trx, number, {
    kind: 'reopened',
    actor: { kind: 'sender', source: alert.source },
    text: `${alert.name} fired again: ${alert.summary || alert.description || 'no summary'}. Reopened because ${reason}.`,
    at: now,
  });
  await deps.queue.send(trx, 'assess-incident', { incident: number }, { priority: 5 });
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
}

async function incidentsOfService(
  trx: Transaction,
  alert: StoredAlert,
  service: string,
  since: Date,
): Promise<readonly number[]> {
  const place = { service, namespace: alert.namespace, cluster: alert.cluster };
  return (await openIncidentsOfService(trx, place, since)).map((incident) => incident.number);
}

async function attach(deps: Deps, trx: Transaction, alert: StoredAlert, number: number, reason: string): Promise<void> {
  const now = deps.clock.now();
  const incident = await lockIncident(trx, number);
  if (!incident) return;
  const known = (await alertsOfIncident(trx, number)).some((other) => other.name === alert.name);
  await attachAlert(trx, alert.id, number);
  // A new symptom may fit a runbook where the first did not.
  const anew = !known && incident.decision?.action === 'escalate' && (await activeRun(trx, number)) === null;
  if (anew) await deps.queue.send(trx, 'assess-incident', { incident: number }, { priority: 5 });
  await updateIncident(trx, number, { lastAlertAt: now, ...(anew && { decision: null }) }, now);
  await appendTimeline(trx, number, {
    kind: 'alert_attached',
    actor: { kind: 'sender', source: alert.source },
    text: `${alert.name} fired: ${alert.summary || alert.description || 'no summary'}. Attached because ${reason}.`,
    at: now,
  });
  const { severityHint } = alert;
  // A person who set the severity knew the symptoms there were; only a new one may raise it over their head.
  const mayRaise = incident.severitySetBy === null || !known;
  if (severityHint !== null && isWorse(severityHint, incident.severity) && mayRaise) {
    const raise = { to: severityHint, reason: `${alert.name} fired as ${severityWord[severityHint]}` };
    await raiseSeverity(deps, trx, anew ? { ...incident, decision: null } : incident, raise);
  }
  await queueReassessment(deps, trx, { joined: number, service: alert.service });
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
}

async function noteResolved(deps: Deps, trx: Transaction, alert: StoredAlert): Promise<void> {
  if (alert.incident === null) return;
  const incident = await lockIncident(trx, alert.incident);
  if (!incident || incident.state === 'resolved' || incident.state === 'closed' || incident.state === 'merged') return;
  await appendTimeline(trx, incident.number, {
    kind: 'alert_resolved',
    actor:
      alert.expiresAt && alert.endsAt?.getTime() === alert.expiresAt.getTime()
        ? firebreak
        : { kind: 'sender', source: alert.source },
    text: `${alert.name} is no longer firing.`,
    at: deps.clock.now(),
  });
  await settleIfQuiet(deps, trx, incident.number);
  await deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) });
}

async function isClosed(trx: Transaction, number: number): Promise<boolean> {
  const incident = await lockIncident(trx, number);
  return !incident || incident.state === 'resolved' || incident.state === 'closed' || incident.state === 'merged';
}
