import { afterAll, beforeAll } from 'vitest';
import type { Database, Db, Transaction } from '#store/database.ts';
import { insertIncident, type NewIncident } from '#store/repositories/incidents.ts';
import type { TestDatabases } from '#tests/support/databases.ts';

export interface OpenDatabase {
  readonly db: Db;
  /** Runs and commits one transaction. */
  write<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
  /** Opens an incident that the test has for itself. */
  incident(changes?: Partial<NewIncident>, now?: Date): Promise<number>;
}

export const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 1, 3, minutes));

/** One migrated database for a suite; its tests use rows of their own. */
export function useDatabase(databases: TestDatabases): OpenDatabase {
  let database: Database | undefined;
  beforeAll(async () => {
    database = await databases.open();
  });
  afterAll(async () => {
    await database?.close();
  });
  const db = (): Db => {
    if (!database) throw new Error('the database is open only while tests run');
    return database.db;
  };
  const write: OpenDatabase['write'] = (work) => db().transaction().execute(work);
  return {
    get db() {
      return db();
    },
    write,
    incident: (changes, now = at(0)) => write((trx) => insertIncident(trx, { ...newIncident, ...changes }, now)),
  };
}

const newIncident: NewIncident = {
  title: 'HighLatencyP99 on claims-api',
  severity: 'sev2',
  severityReason: 'the sender calls it high',
  service: 'claims-api',
  namespace: 'claims',
  cluster: null,
  tenant: null,
};
