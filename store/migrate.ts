import { Migrator, type Migration } from 'kysely/migration';
import type { Db } from './database.ts';
import { incidentsMigration } from './migrations/0001-incidents.ts';
import { runsMigration } from './migrations/0002-runs.ts';
import { messagesMigration } from './migrations/0003-messages.ts';
import { guardedRunsMigration } from './migrations/0004-guarded-runs.ts';
import { judgementMigration } from './migrations/0005-judgement.ts';
import { threadLeasesMigration } from './migrations/0006-thread-leases.ts';
import { confirmationsMigration } from './migrations/0007-confirmations.ts';
import { coalescedQueuesMigration } from './migrations/0008-coalesced-queues.ts';

/** Every migration in order. They only go forward: a mistake is mended by the next one. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-incidents': incidentsMigration,
  '0002-runs': runsMigration,
  '0003-messages': messagesMigration,
  '0004-guarded-runs': guardedRunsMigration,
  '0005-judgement': judgementMigration,
  '0006-thread-leases': threadLeasesMigration,
  '0007-confirmations': confirmationsMigration,
  '0008-coalesced-queues': coalescedQueuesMigration,
};

/** Thrown when a migration failed. Each runs in a transaction, so those before it stand and it left nothing. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code = 'migration_failed';
}

/**
 * Brings the schema up to date and names the migrations that ran. Safe to call from several replicas at once: one
 * holds the database's lock, the others wait and then find nothing to do.
 */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the migration lock';
    const why = error instanceof Error ? error.message : JSON.stringify(error);
    throw new MigrationError(`Migration ${failed} failed: ${why}. The database is as it was before it.`, {
      cause: error,
    });
  }
  return (results ?? []).map((result) => result.migrationName);
}
