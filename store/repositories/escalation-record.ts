import { sql } from 'kysely';
import { escalationCountSchema, escalationWindowMs, type EscalationCount } from '#domain/track-record.ts';
import type { Db } from '#store/database.ts';
import { standingClass } from './standing-class.ts';

/** Incidents looked back at, at most: what is asked for every incident must not grow with the past. */
const mostIncidents = 2000;

/**
 * Of the latest 2000 incidents that began after `since` and 15 minutes before `now`: how many there were by class and service, and
 * how many had a page sent, or decided, within 15 minutes. `except` is the incident that asks.
 */
export async function escalationCounts(
  db: Db,
  asked: { readonly since: Date; readonly now: Date; readonly except: number },
): Promise<readonly EscalationCount[]> {
  const windowS = escalationWindowMs / 1000;
  const { rows } = await sql`
    with recent as (
      select number, service, ${standingClass} as class, created_at,
        created_at + make_interval(secs => ${windowS}::double precision) as in_time
      from incidents
      where number <> ${asked.except}::integer and state <> 'merged' and created_at > ${asked.since}::timestamptz
        and created_at <= ${new Date(asked.now.getTime() - escalationWindowMs)}::timestamptz
      order by number desc limit ${mostIncidents}::integer)
    select class, service, count(*)::integer as incidents,
      count(*) filter (where
        exists (select 1 from pages where incident = recent.number and action = 'trigger' and sent_at <= recent.in_time)
        or exists (select 1 from timeline where incident = recent.number and kind = 'escalated' and at <= recent.in_time)
      )::integer as escalated
    from recent group by class, service`.execute(db);
  return rows.map((row) => escalationCountSchema.parse(row));
}
