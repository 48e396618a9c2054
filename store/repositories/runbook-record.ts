import { sql } from 'kysely';
import { runbookCountSchema, type RunbookCount } from '#domain/track-record.ts';
import type { Db } from '#store/database.ts';
import { quietFrom, runHasBegun, runLeftAlertsFiring } from './run-outcome.ts';
import { standingClass } from './standing-class.ts';

/** Runs looked back at, at most: what is asked for every incident must not grow with the past. */
const mostRuns = 5000;

/**
 * What became of the latest 5000 runs that began after `since`, by runbook, class and service. A run helped when it succeeded and, where
 * it changed something, no alert that it was begun for fired ten minutes later. One that failed before its first step says
 * nothing (nobody approved it, or nothing might run), nor does one that was cancelled or is not ten minutes old.
 */
export async function runbookCounts(
  db: Db,
  asked: { readonly since: Date; readonly now: Date },
): Promise<readonly RunbookCount[]> {
  const { rows } = await sql`
    with recent as (
      select id, incident, runbook, state, finished_at from runs
      where finished_at is not null and created_at > ${asked.since}::timestamptz
      order by created_at desc limit ${mostRuns}::integer),
    told as (
      select runbook, incident, case
        when state = 'rejected' then 'rejected'
        when state = 'failed' and ${runHasBegun} then 'failed'
        when state = 'succeeded' and not ${runLeftAlertsFiring} then 'helped'
        when state = 'succeeded' and ${quietFrom} <= ${asked.now}::timestamptz then 'failed'
      end as outcome
      from recent as runs)
    select runbook, ${standingClass} as class, service,
      count(*) filter (where outcome = 'helped')::integer as helped,
      count(*) filter (where outcome = 'failed')::integer as failed,
      count(*) filter (where outcome = 'rejected')::integer as rejected
    from told join incidents on incidents.number = told.incident
    where outcome is not null
    group by 1, 2, 3`.execute(db);
  return rows.map((row) => runbookCountSchema.parse(row));
}
