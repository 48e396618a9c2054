import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction as KyselyTransaction } from 'kysely';
import { Pool, types } from 'pg';
import { PreparingClient } from './preparing-client.ts';
import type { Tables } from './tables.ts';

/** A handle for reading, inside or outside a transaction. */
export type Db = Kysely<Tables>;
/** A handle whose statements commit together. Writes take this, so that state and jobs cannot part. */
export type Transaction = KyselyTransaction<Tables>;

/**
 * Where the data lives: a PostgreSQL server, a folder for the embedded one, or memory, which begins with what `image`
 * holds (a data folder as PGlite dumps it) and empty without one.
 */
export type DatabaseLocation =
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize?: number }
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'memory'; readonly image?: Blob };

export interface Database {
  readonly db: Db;
  readonly location: DatabaseLocation;
  /** The embedded engine when there is one; the queue shares its single connection. */
  readonly embedded: PGlite | null;
  close(): Promise<void>;
}

/**
 * Opens the store. The embedded engine is the same PostgreSQL compiled to WebAssembly: one process, one connection,
 * one folder. A folder already opened by another process is refused by its lock file.
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if (location.kind === 'postgres') {
    const pool = new Pool({
      connectionString: location.url,
      Client: PreparingClient,
      max: location.poolSize ?? 10,
      // Identities stay far below 2^53, so a number is exact and kinder than a string.
      types: {
        getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
      },
    });
    // An idle connection that the server drops must not take the process down; the next query opens another.
    pool.on('error', () => undefined);
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    return { db, location, embedded: null, close: () => db.destroy() };
  }
  const embedded = await openEmbedded(location);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: embedded }) });
  return { db, location, embedded, close: () => db.destroy() };
}

async function openEmbedded(location: Exclude<DatabaseLocation, { kind: 'postgres' }>): Promise<PGlite> {
  if (location.kind === 'memory') return PGlite.create(location.image ? { loadDataDir: location.image } : {});
  await mkdir(location.folder, { recursive: true });
  return PGlite.create({ dataDir: location.folder });
}

/** Throws when the database does not answer. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
