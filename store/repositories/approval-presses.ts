import type { Db, Transaction } from '#store/database.ts';

/** One press of an approval's button, whatever became of it. */
export interface ApprovalPress {
  readonly approval: string;
  /** Slack id. */
  readonly person: string;
  readonly verdict: 'approve' | 'reject';
  /** What it led to, e.g. `counted`, `approved`, `not_permitted`, `expired`. */
  readonly outcome: string;
  readonly reason: string | null;
  readonly at: Date;
}

export async function insertPress(trx: Transaction, press: ApprovalPress): Promise<void> {
  await trx.insertInto('approval_presses').values(press).execute();
}

/** The presses of an approval, oldest first. */
export async function pressesOf(db: Db, approval: string): Promise<readonly ApprovalPress[]> {
  return db
    .selectFrom('approval_presses')
    .select(['approval', 'person', 'verdict', 'outcome', 'reason', 'at'])
    .where('approval', '=', approval)
    .orderBy('id')
    .execute();
}
