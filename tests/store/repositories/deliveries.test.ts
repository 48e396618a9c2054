import { expect, it } from 'vitest';
import { insertDelivery } from '#store/repositories/deliveries.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the deliveries', (databases) => {
  const store = useDatabase(databases);

  it('keep the body to the letter, for replay', async () => {
    const body = '{ "alerts":  [ "é 😀 \\u0041" ]\n}';
    const delivery = { source: 'alertmanager', receivedAt: at(0), alertCount: 1, truncatedCount: 2, body };
    const id = await store.write((trx) => insertDelivery(trx, delivery));
    const row = await store.db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toEqual({
      id,
      source: 'alertmanager',
      received_at: at(0),
      alert_count: 1,
      truncated_count: 2,
      body,
    });
  });

  it('have rising ids', async () => {
    const delivery = { source: 'prometheus', receivedAt: at(0), alertCount: 0, truncatedCount: 0, body: '[]' };
    const first = await store.write((trx) => insertDelivery(trx, delivery));
    expect(await store.write((trx) => insertDelivery(trx, delivery))).toBeGreaterThan(first);
  });
});
