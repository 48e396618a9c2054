import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What severity was judged by, who set it by hand, and quick ways to what the past says about an incident's like. */
export const judgementMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table incidents
        add column severity_judgement jsonb,
        add column severity_set_by text`.execute(db);
    // The past is asked by service, newest first, and by when runs began; both up to a limit.
    await sql`create index incidents_of_service on incidents (service, number desc)`.execute(db);
    await sql`create index runs_created on runs (created_at)`.execute(db);
    // How many alerts fired at a moment is asked for each incident of an exported history.
    await sql`create index alerts_starts on alerts (starts_at)`.execute(db);
  },
};
