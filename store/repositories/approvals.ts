import type { Approval } from '#domain/run.ts';
import type { Db, Transaction } from '#store/database.ts';
import { jsonb } from '#store/json.ts';
import type { Row } from '#store/tables.ts';

export type NewApproval = Pick<
  Approval,
  | 'id'
  | 'incident'
  | 'runId'
  | 'path'
  | 'prompt'
  | 'subjectHash'
  | 'preview'
  | 'approvers'
  | 'quorum'
  | 'excluded'
  | 'createdAt'
  | 'expiresAt'
>;

export async function insertApproval(trx: Transaction, approval: NewApproval): Promise<void> {
  await trx
    .insertInto('approvals')
    .values({
      id: approval.id,
      incident: approval.incident,
      run: approval.runId,
      path: approval.path,
      prompt: approval.prompt,
      subject_hash: approval.subjectHash,
      preview: jsonb(approval.preview),
      approvers: jsonb(approval.approvers),
      quorum: approval.quorum,
      excluded: approval.excluded,
      state: 'pending',
      created_at: approval.createdAt,
      expires_at: approval.expiresAt,
    })
    .execute();
}

export async function approvalById(db: Db, id: string): Promise<Approval | null> {
  const row = await db.selectFrom('approvals').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The approval, held until the transaction ends, so that of two presses at once exactly one decides. */
export async function lockApproval(trx: Transaction, id: string): Promise<Approval | null> {
  const row = await trx.selectFrom('approvals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The questions of a run that wait for people, the oldest first. Threads of one run may each have one. */
export async function pendingApprovals(db: Db, run: string): Promise<readonly Approval[]> {
  const rows = await db
    .selectFrom('approvals')
    .selectAll()
    .where('run', '=', run)
    .where('state', '=', 'pending')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** All questions of a run, the oldest first. */
export async function approvalsOfRun(db: Db, run: string): Promise<readonly Approval[]> {
  const rows = await db
    .selectFrom('approvals')
    .selectAll()
    .where('run', '=', run)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Notes who has approved so far. */
export async function countApproval(trx: Transaction, id: string, approvedBy: readonly string[]): Promise<void> {
  await trx
    .updateTable('approvals')
    .set({ approved_by: jsonb(approvedBy) })
    .where('id', '=', id)
    .execute();
}

export async function settleApproval(
  trx: Transaction,
  id: string,
  verdict: {
    readonly state: Exclude<Approval['state'], 'pending'>;
    readonly by: string | null;
    readonly reason: string | null;
  },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('approvals')
    .set({ state: verdict.state, decided_by: verdict.by, reason: verdict.reason, decided_at: now })
    .where('id', '=', id)
    .execute();
}

function fromRow(row: Row<'approvals'>): Approval {
  return {
    id: row.id,
    incident: row.incident,
    runId: row.run,
    path: row.path,
    prompt: row.prompt,
    subjectHash: row.subject_hash,
    preview: row.preview,
    approvers: row.approvers,
    quorum: row.quorum,
    excluded: row.excluded,
    approvedBy: row.approved_by,
    state: row.state,
    decidedBy: row.decided_by,
    reason: row.reason,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    decidedAt: row.decided_at,
  };
}
