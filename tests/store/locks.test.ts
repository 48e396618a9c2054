import { expect, it } from 'vitest';
import { lockUntilCommit } from '#store/locks.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { useDatabase } from './repositories/use-database.ts';

describeOnEachDatabase('lockUntilCommit', (databases) => {
  const store = useDatabase(databases);

  it('lets one transaction at a time take a decision', async () => {
    let inside = 0;
    let most = 0;
    const decide = () =>
      store.write(async (trx) => {
        await lockUntilCommit(trx, 'correlation');
        inside += 1;
        most = Math.max(most, inside);
        // A round trip to the database, in which another transaction could enter.
        await trx.selectFrom('incidents').select('number').execute();
        inside -= 1;
      });
    await Promise.all([decide(), decide(), decide(), decide()]);
    expect(most).toBe(1);
  });

  it('gives the lock back when the transaction fails', async () => {
    const failing = store.write(async (trx) => {
      await lockUntilCommit(trx, 'correlation');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await store.write((trx) => lockUntilCommit(trx, 'correlation'));
  });
});
