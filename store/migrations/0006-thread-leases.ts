import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which job has a thread of a run in hand. A thread may have several jobs, one of them from before a crash. */
export const threadLeasesMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table thread_leases (
        run text not null references runs (id),
        thread text not null,
        job uuid not null,
        attempt integer not null,
        primary key (run, thread)
      )`.execute(db);
  },
};
