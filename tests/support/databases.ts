import { afterAll, describe } from 'vitest';
import { openDatabase, type Database, type DatabaseLocation } from '#store/database.ts';
import { migratedLocation } from './migrated-location.ts';
import { dropSuiteDatabase, suiteDatabase } from './suite-postgres.ts';

export interface TestDatabases {
  /** A database of its own, as `prepareDatabase` leaves it. */
  open(): Promise<Database>;
  /** Where such a database is, not yet opened. */
  migrated(): Promise<DatabaseLocation>;
  /** Where an empty database is, not yet opened or migrated. */
  location(): Promise<DatabaseLocation>;
}

/** Runs a suite on the embedded database and on a real PostgreSQL: the promises are the same on both. */
export function describeOnEachDatabase(name: string, suite: (databases: TestDatabases) => void): void {
  describe(`${name} (embedded)`, () => {
    suite(databasesAt((kind) => (kind === 'empty' ? { kind: 'memory' } : migratedLocation())));
  });
  describe(`${name} (PostgreSQL)`, () => {
    const urls: string[] = [];
    afterAll(async () => {
      for (const url of urls) await dropSuiteDatabase(url);
    });
    suite(
      databasesAt(async (kind) => {
        const url = await suiteDatabase(kind);
        urls.push(url);
        return { kind: 'postgres', url };
      }),
    );
  });
}

type Kind = Parameters<typeof suiteDatabase>[0];

function databasesAt(locate: (kind: Kind) => DatabaseLocation | Promise<DatabaseLocation>): TestDatabases {
  return {
    location: async () => locate('empty'),
    migrated: async () => locate('migrated'),
    open: async () => openDatabase(await locate('migrated')),
  };
}
