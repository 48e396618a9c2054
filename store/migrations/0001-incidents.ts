import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Alerts as they arrived, the incidents they became, and what happened to each. An alert's firing is identified by
 * (fingerprint, starts_at), which is what makes a repeated delivery harmless.
 */
export const incidentsMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table deliveries (
        id bigint generated always as identity primary key,
        source text not null,
        received_at timestamptz not null,
        alert_count integer not null,
        truncated_count integer not null,
        body text not null
      )`.execute(db);
    await sql`
      create table incidents (
        number integer generated always as identity primary key,
        title text not null,
        state text not null,
        severity text not null,
        severity_reason text not null,
        service text,
        namespace text,
        cluster text,
        tenant text,
        classification jsonb,
        hypothesis jsonb,
        evidence jsonb,
        decision jsonb,
        channel_id text unique,
        channel_name text,
        acknowledged_by text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        last_alert_at timestamptz not null,
        resolved_at timestamptz
      )`.execute(db);
    await sql`
      create index incidents_open on incidents (number desc)
        where state in ('triggered', 'acknowledged', 'mitigating', 'monitoring')`.execute(db);
    await sql`
      create table alerts (
        id bigint generated always as identity primary key,
        delivery bigint not null references deliveries (id),
        source text not null,
        fingerprint text not null,
        status text not null check (status in ('firing', 'resolved')),
        resolved_by text check (resolved_by in ('sender', 'expiry')),
        name text not null,
        summary text not null,
        description text not null,
        service text,
        namespace text,
        cluster text,
        tenant text,
        severity_hint text,
        labels jsonb not null,
        annotations jsonb not null,
        starts_at timestamptz not null,
        ends_at timestamptz,
        expires_at timestamptz,
        generator_url text,
        runbook_url text,
        received_at timestamptz not null,
        incident integer references incidents (number),
        unique (fingerprint, starts_at)
      )`.execute(db);
    await sql`create index alerts_incident on alerts (incident)`.execute(db);
    await sql`create index incidents_service on incidents (service, last_alert_at)
      where state in ('triggered', 'acknowledged', 'mitigating', 'monitoring')`.execute(db);
    // Both serve the questions asked on every delivery and every sweep, and stay small: firing alerts only.
    await sql`create index alerts_firing on alerts (fingerprint) where status = 'firing'`.execute(db);
    await sql`create index alerts_expiring on alerts (expires_at) where status = 'firing'`.execute(db);
    await sql`
      create table timeline (
        id bigint generated always as identity primary key,
        incident integer not null references incidents (number),
        kind text not null,
        actor jsonb not null,
        text text not null,
        at timestamptz not null
      )`.execute(db);
    await sql`create index timeline_incident on timeline (incident, id)`.execute(db);
  },
};
