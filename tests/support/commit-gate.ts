import { Client } from 'pg';
import { waitFor } from './wait-for.ts';

/** A place in the life of an application where its next write is held back. */
export interface CommitGate {
  /** Resolves when a transaction stands at the gate: everything before it is committed, its own writes never will be. */
  reached(): Promise<void>;
  /** Ends the transaction that stands there, as a server does whose client is gone, and lets all later ones pass. */
  open(): Promise<void>;
}

/** Which write: of a table, and with which new row, as an SQL condition over `new`. */
export interface GatedWrite {
  readonly table: string;
  readonly on: 'insert' | 'update';
  readonly when: string;
}

let gates = 0;

/**
 * Stops an application just before one of its commits, from the outside: a trigger makes the write wait for a lock that
 * the test holds. So a test can kill the application between an effect and the record of it, at any boundary, without
 * the application knowing of tests. PostgreSQL only; the table must exist.
 */
export async function closeGate(databaseUrl: string, write: GatedWrite): Promise<CommitGate> {
  gates += 1;
  const key = 7_700_000 + gates;
  const name = `gate_${key}`;
  const client = new Client({ connectionString: databaseUrl });
  // A server that stops with the test takes this connection with it.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('select pg_advisory_lock($1::bigint)', [key]);
  await client.query(`
    create function ${name}() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(${key}::bigint);
      return new;
    end $$`);
  await client.query(`
    create trigger ${name} before ${write.on} on ${write.table} for each row
    when (${write.when}) execute function ${name}()`);

  const waiting = `pg_locks where locktype = 'advisory' and not granted and classid = 0 and objid = ${key}
    and database = (select oid from pg_database where datname = current_database())`;
  return {
    async reached() {
      const look = async () => (await client.query(`select pid from ${waiting}`)).rows.length > 0;
      await waitFor(`a write to ${write.table} (${write.when})`, look, { timeoutMs: 200_000, everyMs: 20 });
    },
    async open() {
      await client.query(`select pg_terminate_backend(pid) from ${waiting}`);
      await client.end();
    },
  };
}
