import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { openQueue } from '#store/queue.ts';
import { insertIncident } from '#store/repositories/incidents.ts';
import { describeOnEachDatabase } from './databases.ts';

const place = { service: null, namespace: null, cluster: null, tenant: null };
const incident = { title: 'Mine', severity: 'sev1', severityReason: 'a test', ...place } as const;

describeOnEachDatabase('a prepared database', (databases) => {
  const open = async (): Promise<Database> => {
    const database = await databases.open();
    onTestFinished(() => database.close());
    return database;
  };

  it('has nothing left to migrate, and a queue that opens on it', async () => {
    const database = await open();
    expect(await migrate(database.db)).toEqual([]);
    const errors: Error[] = [];
    const queue = await openQueue(database, { onError: (error) => errors.push(error) });
    expect((await queue.backlog())['advance-run']).toEqual({ waiting: 0, active: 0, failed: 0 });
    await queue.stop(0);
    expect(errors).toEqual([]);
  });

  it('shares nothing with another', async () => {
    const [mine, theirs] = [await open(), await open()];
    await mine.db.transaction().execute((trx) => insertIncident(trx, incident, new Date()));
    expect(await theirs.db.selectFrom('incidents').select('number').execute()).toEqual([]);
  });
});
