import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was said outside: the Slack ledger, the pages, and the gestures already acted on. */
export const messagesMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table slack_messages (
        id bigint generated always as identity primary key,
        incident integer not null references incidents (number),
        kind text not null,
        key text not null unique,
        text text not null,
        channel_id text,
        ts text,
        state text not null,
        error text,
        created_at timestamptz not null,
        sent_at timestamptz
      )`.execute(db);
    await sql`create index slack_messages_unsent on slack_messages (incident) where state in ('pending', 'sending')`.execute(
      db,
    );
    await sql`
      create table pages (
        id bigint generated always as identity primary key,
        incident integer not null references incidents (number),
        action text not null,
        summary text not null,
        sent_at timestamptz not null
      )`.execute(db);
    await sql`create index pages_incident on pages (incident)`.execute(db);
    await sql`create table gestures (id text primary key, at timestamptz not null)`.execute(db);
  },
};
