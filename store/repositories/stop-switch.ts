import type { Db, Transaction } from '#store/database.ts';

/** Who stopped everything, when and why. */
export interface Stop {
  readonly by: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Null while runs may go on. */
export async function currentStop(db: Db): Promise<Stop | null> {
  const row = await db.selectFrom('stop_switch').select(['by', 'reason', 'at']).executeTakeFirst();
  return row ?? null;
}

/** Stops everything; false when it was stopped already, which then stands as it was. */
export async function throwStop(trx: Transaction, stop: Stop): Promise<boolean> {
  const row = await trx
    .insertInto('stop_switch')
    .values(stop)
    .onConflict((conflict) => conflict.doNothing())
    .returning('at')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets runs go on again; the stop that ended, or null where there was none. */
export async function liftStop(trx: Transaction): Promise<Stop | null> {
  const row = await trx.deleteFrom('stop_switch').returning(['by', 'reason', 'at']).executeTakeFirst();
  return row ?? null;
}
