import { sql } from 'kysely';
import type { Db } from '#store/database.ts';

/** A thread of a run, and the job that wants it, by its id and how often it was tried before. */
export interface ThreadClaim {
  readonly run: string;
  readonly thread: string;
  readonly job: string;
  readonly attempt: number;
}

/**
 * Takes a thread for a job and says whether the job has it now. A thread is in the hands of one job for as long as the
 * queue holds that very attempt for active, which ends soon after its process has died.
 */
export async function takeThread(db: Db, { run, thread, job, attempt }: ThreadClaim): Promise<boolean> {
  const { rows } = await sql`
    insert into thread_leases as held (run, thread, job, attempt)
    values (${run}, ${thread}, ${job}, ${attempt})
    on conflict (run, thread) do update set job = excluded.job, attempt = excluded.attempt
    where held.job = excluded.job or not exists (
      select 1 from pgboss.job
      where name = 'advance-run' and id = held.job and retry_count = held.attempt and state = 'active'
    )
    returning job`.execute(db);
  return rows.length > 0;
}

/** Gives a thread back, unless another job has it by now. */
export async function leaveThread(db: Db, { run, thread, job, attempt }: ThreadClaim): Promise<void> {
  await db
    .deleteFrom('thread_leases')
    .where('run', '=', run)
    .where('thread', '=', thread)
    .where('job', '=', job)
    .where('attempt', '=', attempt)
    .execute();
}
