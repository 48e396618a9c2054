import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Runs of runbooks, their steps, and the questions put to people. */
export const runsMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table runs (
        id text primary key,
        incident integer not null references incidents (number),
        runbook text not null,
        runbook_hash text not null,
        runbook_source text not null,
        state text not null,
        variables jsonb not null,
        started_by text not null,
        reason text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        finished_at timestamptz
      )`.execute(db);
    // One run at a time per incident, enforced where no race can pass.
    await sql`
      create unique index runs_one_active on runs (incident)
        where finished_at is null`.execute(db);
    await sql`create index runs_incident on runs (incident, created_at)`.execute(db);
    await sql`
      create table run_steps (
        run text not null references runs (id),
        path text not null,
        position bigint generated always as identity,
        type text not null,
        title text not null,
        state text not null,
        attempt integer not null,
        tries integer not null,
        resume_at timestamptz,
        summary text,
        output jsonb,
        memo jsonb,
        started_at timestamptz,
        finished_at timestamptz,
        primary key (run, path)
      )`.execute(db);
    await sql`
      create table approvals (
        id text primary key,
        incident integer not null references incidents (number),
        run text not null references runs (id),
        path text,
        prompt text not null,
        subject_hash text not null,
        state text not null,
        decided_by text,
        reason text,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        decided_at timestamptz
      )`.execute(db);
    await sql`create unique index approvals_one_pending on approvals (run) where state = 'pending'`.execute(db);
  },
};
