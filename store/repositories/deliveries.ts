import type { Transaction } from '#store/database.ts';

/** One request of a sender as it came, kept for replay until retention removes it. */
export interface Delivery {
  readonly source: string;
  readonly receivedAt: Date;
  readonly alertCount: number;
  /** How many alerts the sender says it left out. */
  readonly truncatedCount: number;
  readonly body: string;
}

/** Keeps a delivery and returns its id. */
export async function insertDelivery(trx: Transaction, delivery: Delivery): Promise<number> {
  const row = await trx
    .insertInto('deliveries')
    .values({
      source: delivery.source,
      received_at: delivery.receivedAt,
      alert_count: delivery.alertCount,
      truncated_count: delivery.truncatedCount,
      body: delivery.body,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
