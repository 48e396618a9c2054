import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase, type Database, type DatabaseLocation } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

export interface TestDatabases {
  /** An empty, migrated database of its own. */
  open(): Promise<Database>;
  /** Where an empty database is, not yet opened or migrated. */
  location(): Promise<DatabaseLocation>;
}

/** Runs a suite on the embedded database and on a real PostgreSQL: the promises are the same on both. */
export function describeOnEachDatabase(name: string, suite: (databases: TestDatabases) => void): void {
  describe(`${name} (embedded)`, () => {
    suite(databasesAt(async () => ({ kind: 'memory' })));
  });
  describe(`${name} (PostgreSQL)`, () => {
    let postgres: TestPostgres;
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(async () => {
      await postgres.stop();
    });
    suite(databasesAt(async () => ({ kind: 'postgres', url: await postgres.createDatabase() })));
  });
}

function databasesAt(location: () => Promise<DatabaseLocation>): TestDatabases {
  return {
    location,
    async open() {
      const database = await openDatabase(await location());
      await migrate(database.db);
      return database;
    },
  };
}
