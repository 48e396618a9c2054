import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { claimGesture } from '#store/repositories/gestures.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('claimGesture', (databases) => {
  const store = useDatabase(databases);

  it('lets a gesture be acted on once', async () => {
    const id = randomUUID();
    expect(await store.write((trx) => claimGesture(trx, id, at(0)))).toBe(true);
    expect(await store.write((trx) => claimGesture(trx, id, at(1)))).toBe(false);
    expect(await store.write((trx) => claimGesture(trx, randomUUID(), at(1)))).toBe(true);
  });

  it('gives a gesture claimed twice at once to one of the two', async () => {
    const id = randomUUID();
    const claims = await Promise.all([1, 2].map(() => store.write((trx) => claimGesture(trx, id, at(0)))));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('leaves a gesture unclaimed when what it was to do rolled back', async () => {
    const id = randomUUID();
    const failing = store.write(async (trx) => {
      await claimGesture(trx, id, at(0));
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await store.write((trx) => claimGesture(trx, id, at(1)))).toBe(true);
  });
});
