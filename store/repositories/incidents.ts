import { classificationSchema, type Classification } from '#domain/classification.ts';
import type { Confirmation } from '#domain/confirmation.ts';
import { decisionSchema, type Decision } from '#domain/decision.ts';
import { evidenceSchema, hypothesisSchema, type Evidence, type Hypothesis } from '#domain/hypothesis.ts';
import { openStates, type Incident, type IncidentState } from '#domain/incident.ts';
import { severityJudgementSchema, type SeverityJudgement } from '#domain/severity-judgement.ts';
import type { Severity } from '#domain/severity.ts';
import type { Db, Transaction } from '#store/database.ts';
import { jsonb } from '#store/json.ts';
import type { Row } from '#store/tables.ts';

export interface NewIncident {
  readonly title: string;
  readonly severity: Severity;
  readonly severityReason: string;
  readonly service: string | null;
  readonly namespace: string | null;
  readonly cluster: string | null;
  readonly tenant: string | null;
}

/** Opens an incident and returns its number. Numbers rise; a rolled-back opening leaves a gap. */
export async function insertIncident(trx: Transaction, incident: NewIncident, now: Date): Promise<number> {
  const row = await trx
    .insertInto('incidents')
    .values({
      title: incident.title,
      state: 'triggered',
      severity: incident.severity,
      severity_reason: incident.severityReason,
      service: incident.service,
      namespace: incident.namespace,
      cluster: incident.cluster,
      tenant: incident.tenant,
      created_at: now,
      updated_at: now,
      last_alert_at: now,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  return row.number;
}

export async function incidentByNumber(db: Db, number: number): Promise<Incident | null> {
  const row = await db.selectFrom('incidents').selectAll().where('number', '=', number).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The incident, held until the transaction ends, so that two decisions about it cannot pass each other. */
export async function lockIncident(trx: Transaction, number: number): Promise<Incident | null> {
  const row = await trx.selectFrom('incidents').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function incidentOfChannelId(db: Db, channelId: string): Promise<number | null> {
  const row = await db.selectFrom('incidents').select('number').where('channel_id', '=', channelId).executeTakeFirst();
  return row?.number ?? null;
}

/** Newest first. */
export async function incidentList(db: Db, which: 'open' | 'all', limit: number): Promise<readonly Incident[]> {
  let query = db.selectFrom('incidents').selectAll().orderBy('number', 'desc').limit(limit);
  if (which === 'open') query = query.where('state', 'in', [...openStates]);
  return (await query.execute()).map(fromRow);
}

/** Open incidents of one service whose latest alert is not older than `since`, newest first. */
export async function openIncidentsOfService(
  db: Db,
  place: { readonly service: string; readonly namespace: string | null; readonly cluster: string | null },
  since: Date,
): Promise<readonly Incident[]> {
  const rows = await db
    .selectFrom('incidents')
    .selectAll()
    .where('state', 'in', [...openStates])
    .where('service', '=', place.service)
    .where('namespace', 'is not distinct from', place.namespace)
    .where('cluster', 'is not distinct from', place.cluster)
    .where('last_alert_at', '>=', since)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** Incidents that a runbook was said to have mended and that still have firing alerts; unchanged since `before`. */
export async function firingDespiteSuccess(db: Db, before: Date): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('incidents')
    .select('number')
    .where('state', '=', 'monitoring')
    .where('updated_at', '<', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('alerts')
          .select('alerts.id')
          .whereRef('alerts.incident', '=', 'incidents.number')
          .where('alerts.status', '=', 'firing'),
      ),
    )
    .execute();
  return rows.map((row) => row.number);
}

/** What may change of an incident; what is left out stays. */
export interface IncidentChange {
  readonly state?: IncidentState;
  readonly severity?: Severity;
  readonly severityReason?: string;
  readonly severityJudgement?: SeverityJudgement;
  readonly severitySetBy?: string | null;
  readonly classification?: Classification;
  readonly hypothesis?: Hypothesis | null;
  readonly evidence?: Evidence;
  readonly decision?: Decision | null;
  readonly confirmed?: Confirmation | null;
  readonly channel?: { readonly id: string; readonly name: string };
  readonly acknowledgedBy?: string;
  readonly lastAlertAt?: Date;
  readonly resolvedAt?: Date | null;
}

export async function updateIncident(
  trx: Transaction,
  number: number,
  change: IncidentChange,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('incidents')
    .set({
      updated_at: now,
      ...(change.state && { state: change.state }),
      ...(change.severity && { severity: change.severity }),
      ...(change.severityReason && { severity_reason: change.severityReason }),
      ...(change.severityJudgement && { severity_judgement: jsonb(change.severityJudgement) }),
      ...(change.severitySetBy !== undefined && { severity_set_by: change.severitySetBy }),
      ...(change.classification && { classification: jsonb(change.classification) }),
      ...(change.hypothesis !== undefined && { hypothesis: change.hypothesis && jsonb(change.hypothesis) }),
      ...(change.evidence && { evidence: jsonb(change.evidence) }),
      ...(change.decision !== undefined && { decision: change.decision && jsonb(change.decision) }),
      ...(change.confirmed !== undefined && confirmedColumns(change.confirmed)),
      ...(change.channel && { channel_id: change.channel.id, channel_name: change.channel.name }),
      ...(change.acknowledgedBy && { acknowledged_by: change.acknowledgedBy }),
      ...(change.lastAlertAt && { last_alert_at: change.lastAlertAt }),
      ...(change.resolvedAt !== undefined && { resolved_at: change.resolvedAt }),
    })
    .where('number', '=', number)
    .execute();
}

function confirmedColumns(confirmed: Confirmation | null) {
  return {
    confirmed_class: confirmed?.class ?? null,
    confirmed_cause: confirmed?.cause ?? null,
    confirmed_note: confirmed?.note ?? null,
    confirmed_by: confirmed?.by ?? null,
    confirmed_at: confirmed?.at ?? null,
  };
}

function confirmationOf(row: Row<'incidents'>): Confirmation | null {
  const { confirmed_by: by, confirmed_at: at } = row;
  if (by === null || at === null) return null;
  return { class: row.confirmed_class, cause: row.confirmed_cause, note: row.confirmed_note, by, at };
}

function fromRow(row: Row<'incidents'>): Incident {
  return {
    number: row.number,
    title: row.title,
    state: row.state,
    severity: row.severity,
    severityReason: row.severity_reason,
    severityJudgement: row.severity_judgement && severityJudgementSchema.parse(row.severity_judgement),
    severitySetBy: row.severity_set_by,
    service: row.service,
    namespace: row.namespace,
    cluster: row.cluster,
    tenant: row.tenant,
    classification: row.classification && classificationSchema.parse(row.classification),
    hypothesis: row.hypothesis && hypothesisSchema.parse(row.hypothesis),
    evidence: row.evidence && evidenceSchema.parse(row.evidence),
    decision: row.decision && decisionSchema.parse(row.decision),
    confirmed: confirmationOf(row),
    channelId: row.channel_id,
    channelName: row.channel_name,
    acknowledgedBy: row.acknowledged_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    resolvedAt: row.resolved_at,
  };
}
