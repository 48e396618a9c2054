import { expect, it } from 'vitest';
import { openDatabase } from '#store/database.ts';
import { migrate, MigrationError } from '#store/migrate.ts';
import { sql } from 'kysely';
import { describeOnEachDatabase } from '#tests/support/databases.ts';

const everyMigration = [
  '0001-incidents',
  '0002-runs',
  '0003-messages',
  '0004-guarded-runs',
  '0005-judgement',
  '0006-thread-leases',
  '0007-confirmations',
  '0008-coalesced-queues',
];

describeOnEachDatabase('migrate', (databases) => {
  it('brings an empty database up to date, and then finds nothing to do', async () => {
    const database = await openDatabase(await databases.location());
    expect(await migrate(database.db)).toEqual(everyMigration);
    expect(await migrate(database.db)).toEqual([]);
    await database.close();
  });

  it('applies each migration once when two replicas start at the same moment', async () => {
    const location = await databases.location();
    if (location.kind !== 'postgres') return;
    const [one, two] = await Promise.all([openDatabase(location), openDatabase(location)]);
    const applied = await Promise.all([migrate(one.db), migrate(two.db)]);
    expect(applied.flat().toSorted()).toEqual(everyMigration);
    await Promise.all([one.close(), two.close()]);
  });

  it('names the migration that failed and leaves the database as it was before it', async () => {
    const database = await openDatabase(await databases.location());
    await sql`create table runs (id text)`.execute(database.db);
    await expect(migrate(database.db)).rejects.toThrow(MigrationError);
    await expect(migrate(database.db)).rejects.toThrow(/0002-runs failed.*"runs" already exists/);
    const left = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name in ('incidents', 'run_steps')`.execute(database.db);
    expect(left.rows.map((row) => row.name)).not.toContain('run_steps');
    await database.close();
  });
});
