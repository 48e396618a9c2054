import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a run needs to be guarded, approved by several people, stopped, undone and told as a story. */
export const guardedRunsMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table runs
        add column called_sources jsonb not null default '{}',
        add column mode text not null default 'ask',
        add column approved jsonb not null default '{}',
        add column cancel_by text,
        add column cancel_at timestamptz,
        add column undo jsonb,
        add column retry_of text references runs (id)`.execute(db);
    await sql`
      alter table run_steps
        add column thread text not null default '',
        add column input jsonb,
        add column change jsonb`.execute(db);
    // A thread has at most one step that is not finished: that is where the thread stands.
    await sql`
      create unique index run_steps_current on run_steps (run, thread)
        where state in ('queued', 'started', 'waiting', 'unknown')`.execute(db);
    await sql`
      create table run_threads (
        run text not null references runs (id),
        name text not null,
        step text not null,
        position bigint generated always as identity,
        scope text not null,
        variables jsonb not null,
        state text not null,
        reason text,
        primary key (run, name)
      )`.execute(db);
    await sql`
      alter table approvals
        add column preview jsonb not null default '[]',
        add column approvers jsonb not null default '[]',
        add column quorum integer not null default 1,
        add column excluded text,
        add column approved_by jsonb not null default '[]'`.execute(db);
    // Threads of one run may each have a question open.
    await sql`drop index approvals_one_pending`.execute(db);
    await sql`
      create unique index approvals_one_pending on approvals (run, coalesce(path, ''))
        where state = 'pending'`.execute(db);
    await sql`
      create table approval_presses (
        id bigint generated always as identity primary key,
        approval text not null references approvals (id),
        person text not null,
        verdict text not null,
        outcome text not null,
        reason text,
        at timestamptz not null
      )`.execute(db);
    await sql`create index approval_presses_approval on approval_presses (approval, id)`.execute(db);
    // Every change that was let through, before it was made: what budgets and cooldowns count.
    await sql`
      create table changes (
        id bigint generated always as identity primary key,
        run text not null references runs (id),
        path text not null,
        system text not null,
        cluster text,
        namespace text,
        target text not null,
        action text not null,
        pods integer not null,
        at timestamptz not null,
        unique (run, path)
      )`.execute(db);
    await sql`create index changes_at on changes (at)`.execute(db);
    await sql`
      create table target_locks (
        target text primary key,
        run text not null references runs (id),
        since timestamptz not null
      )`.execute(db);
    await sql`create index target_locks_run on target_locks (run)`.execute(db);
    // One row while everything is stopped, none otherwise; the history is in the timeline and in the log.
    await sql`
      create table stop_switch (
        id boolean primary key default true check (id),
        by text not null,
        reason text,
        at timestamptz not null
      )`.execute(db);
  },
};
