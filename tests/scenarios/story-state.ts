import { Client } from 'pg';
import type { DatabaseLocation } from '#store/database.ts';

/** What a story that stands still waits for, as far as its database knows: each row with the table it is from. */
const looks = {
  now: 'select now()',
  job: `select name, state, singleton_key, retry_count, start_after, started_on, heartbeat_on, output
    from pgboss.job where state <> 'completed' order by created_on`,
  queue: 'select name, monitor_on, monitor_claim_on, active_count, queued_count from pgboss.queue',
  version: 'select * from pgboss.version',
  message: 'select key, state, ts, sent_at from slack_messages order by id',
  step: 'select path, state, attempt, resume_at from run_steps',
  backend: `select pid, state, wait_event_type, wait_event, xact_start, left(query, 200) as query from pg_stat_activity
    where datname = current_database() and (state <> 'idle' or wait_event_type = 'Lock')`,
  lock: 'select pid, locktype, mode, relation::regclass from pg_locks where not granted',
} as const;

/** One line per row. PostgreSQL only: the embedded database belongs to the process that has it open. */
export async function storyState(location: DatabaseLocation): Promise<string[]> {
  if (location.kind !== 'postgres') return [];
  const client = new Client({ connectionString: location.url });
  await client.connect();
  try {
    const lines: string[] = [];
    for (const [name, query] of Object.entries(looks)) {
      const { rows } = await client.query(query);
      lines.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`));
    }
    return lines;
  } finally {
    await client.end();
  }
}
