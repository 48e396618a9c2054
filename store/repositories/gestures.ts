import type { Transaction } from '#store/database.ts';

/** Claims a Slack gesture by its id; false when it was acted on before, as a replayed request is. */
export async function claimGesture(trx: Transaction, id: string, now: Date): Promise<boolean> {
  const row = await trx
    .insertInto('gestures')
    .values({ id, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
