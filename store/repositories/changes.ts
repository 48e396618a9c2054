import type { ChangeTarget, PlannedChange } from '#domain/change.ts';
import type { Db, Transaction } from '#store/database.ts';
import type { Row } from '#store/tables.ts';

/** A change that was let through. */
export interface RecordedChange {
  readonly run: string;
  readonly target: ChangeTarget;
  readonly action: string;
  readonly pods: number;
  readonly at: Date;
}

/** Writes a change down before it is made. The same step counts once, however often it is let through. */
export async function insertChange(
  trx: Transaction,
  step: { readonly run: string; readonly path: string },
  change: PlannedChange,
  at: Date,
): Promise<void> {
  const { system, cluster, namespace, name } = change.target;
  await trx
    .insertInto('changes')
    .values({
      ...step,
      system,
      cluster,
      namespace,
      target: name,
      action: change.action,
      pods: change.blast.pods?.touched ?? 0,
      at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Changes since an instant, oldest first. */
export async function changesSince(db: Db, since: Date): Promise<readonly RecordedChange[]> {
  const rows = await db.selectFrom('changes').selectAll().where('at', '>=', since).orderBy('at').execute();
  return rows.map(fromRow);
}

function fromRow(row: Row<'changes'>): RecordedChange {
  const { run, system, cluster, namespace, action, pods, at } = row;
  return { run, target: { system, cluster, namespace, name: row.target }, action, pods, at };
}
