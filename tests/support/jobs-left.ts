import { sql } from 'kysely';
import type { Db } from '#store/database.ts';

/**
 * How many jobs are under way or due within five minutes; a job that a killed process had begun counts until somebody
 * has done it. The minute's sweep is not counted, nor are reminders of questions.
 */
export async function jobsLeft(db: Db): Promise<number> {
  const { rows } = await sql`select id from pgboss.job
    where state < 'completed' and start_after <= now() + interval '5 minutes'
      and name not in ('sweep', 'approval-due') and name not like '\\_\\_pgboss%'`.execute(db);
  return rows.length;
}
