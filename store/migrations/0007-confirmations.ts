import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people say an incident really was. Who said it and when stand there exactly where something was said. */
export const confirmationsMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table incidents
        add column confirmed_class text,
        add column confirmed_cause text,
        add column confirmed_note text,
        add column confirmed_by text,
        add column confirmed_at timestamptz,
        add constraint confirmed_by_somebody check (
          (confirmed_by is not null) = (confirmed_class is not null or confirmed_cause is not null)
          and (confirmed_at is not null) = (confirmed_by is not null)
        )`.execute(db);
  },
};
