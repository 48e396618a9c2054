import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { loadClassifier, type Classifier } from '#ml/classifier.ts';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { openDatabase, type Database, type DatabaseLocation } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { openQueue, type Queue } from '#store/queue.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What stays from incident to incident: the store, the model and the runbooks. */
export interface Installation {
  readonly database: Database;
  readonly queue: Queue;
  readonly classifier: Classifier;
  readonly runbooks: readonly Runbook[];
  /** Leaves the store as it was before its first alert. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the parts of an installation that know nothing of a platform; no worker takes jobs from its queue. */
export async function openInstallation(location: DatabaseLocation): Promise<Installation> {
  const database = await openDatabase(location);
  await migrate(database.db);
  const queue = await openQueue(database, { onError: (error) => process.emitWarning(error) });
  const classifier = await loadClassifier(`${root}ml/models`);
  const { runbooks } = await loadRunbooks(`${root}runbooks/library`);
  const tables = await tablesOf(database);
  return {
    database,
    queue,
    classifier,
    runbooks,
    async wipe() {
      await sql`truncate ${sql.join(tables.map((table) => sql.table(table)))} restart identity cascade`.execute(
        database.db,
      );
      await sql`delete from pgboss.job`.execute(database.db);
    },
    async stop() {
      await classifier.close();
      await queue.stop(0);
      await database.close();
    },
  };
}

/** Every table of ours, so that one which is added later is wiped as well. */
async function tablesOf({ db }: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ tablename: string }>`
    select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(db);
  return rows.map(({ tablename }) => tablename);
}
