import { openDatabase } from '#store/database.ts';
import { startPostgres } from './postgres.ts';
import { prepareDatabase } from './prepare-database.ts';

export interface SharedPostgres {
  /** The address of a new database: empty, or as `prepareDatabase` leaves it. */
  create(kind: 'empty' | 'migrated'): Promise<string>;
  drop(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL for many suites. The first migrated database is made, all others are copies of it. */
export async function startSharedPostgres(): Promise<SharedPostgres> {
  const postgres = await startPostgres();
  let template: Promise<string> | undefined;
  return {
    async create(kind) {
      if (kind === 'empty') return postgres.createDatabase();
      template ??= postgres.createDatabase().then(prepare);
      return postgres.createDatabase(await template);
    },
    drop: (url) => postgres.dropDatabase(url),
    stop: () => postgres.stop(),
  };
}

async function prepare(url: string): Promise<string> {
  const database = await openDatabase({ kind: 'postgres', url });
  try {
    await prepareDatabase(database);
  } finally {
    await database.close();
  }
  return url;
}
