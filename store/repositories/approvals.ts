import type { Approval } from '#domain/run.ts';
import type { Db, Transaction } from '#store/database.ts';
import type { Row } from '#store/tables.ts';

export type NewApproval = Pick<
  Approval,
  'id' | 'incident' | 'runId' | 'path' | 'prompt' | 'subjectHash' | 'createdAt' | 'expiresAt'
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

export async function pendingApproval(db: Db, run: string): Promise<Approval | null> {
  const row = await db
    .selectFrom('approvals')
    .selectAll()
    .where('run', '=', run)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return row ? fromRow(row) : null;
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
    state: row.state,
    decidedBy: row.decided_by,
    reason: row.reason,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    decidedAt: row.decided_at,
  };
}
