import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Moves the queues that coalesce from pg-boss's policy `stately` to `short` with a group per key, with the jobs that
 * wait in them (docs/adr/0013). Here and not through pg-boss, which changes no policy: a queue deleted and made again
 * would lose its jobs to a crash in between. A database without queues gets them right when they are made.
 */
export const coalescedQueuesMigration: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    const { rows } = await sql`select 1 where to_regclass('pgboss.queue') is not null`.execute(db);
    if (rows.length === 0) return;
    await sql`update pgboss.queue set policy = 'short', singletons_active = null where policy = 'stately'`.execute(db);
    await sql`update pgboss.job set policy = 'short', group_id = singleton_key
      where policy = 'stately' and state <= 'active'`.execute(db);
  },
};
