import { sql } from 'kysely';
import type { Db } from '#store/database.ts';
import { runHasBegun, runLeftAlertsFiring } from './run-outcome.ts';

/** What is counted and looked up about one past incident, beside what stands in its own row. */
export interface PastIncident {
  readonly number: number;
  /** From its opening to the first page that was sent or decided; null where there was none. */
  readonly minutesToEscalation: number | null;
  /** Alerts of others that fired when its first alert began. */
  readonly firingAlerts: number;
  /** Whether a person resolved it. */
  readonly endedByPerson: boolean;
  /** Its latest run that says something about the runbook: see runbookCounts. */
  readonly runbook: { readonly name: string; readonly helped: boolean } | null;
}

/** No alert is looked for that began longer before: the index is read by when alerts began. */
const longestFiringS = 24 * 60 * 60;

/** Incidents that are over and were not merged, with numbers above `after`, lowest first, at most `limit`. */
export async function pastIncidents(
  db: Db,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly PastIncident[]> {
  const { rows } = await sql<{
    number: number;
    minutes: number | null;
    firing: number;
    by_person: boolean;
    runbook: string | null;
    helped: boolean | null;
  }>`
    select incidents.number,
      extract(epoch from first_word.at - incidents.created_at)::double precision / 60 as minutes,
      (select count(*)::integer from alerts where alerts.incident is distinct from incidents.number
        and starts_at between first_alert.at - make_interval(secs => ${longestFiringS}::double precision) and first_alert.at
        and (ends_at is null or ends_at > first_alert.at)) as firing,
      exists (select 1 from timeline where incident = incidents.number and kind = 'resolved'
        and actor ->> 'kind' = 'person') as by_person,
      run.runbook, run.helped
    from incidents
    left join lateral (select min(starts_at) as at from alerts where incident = incidents.number) as first_alert on true
    left join lateral (select min(at) as at from (
        select at from timeline where incident = incidents.number and kind = 'escalated'
        union all select sent_at from pages where incident = incidents.number and action = 'trigger') as words
      ) as first_word on true
    left join lateral (
      select runbook, state = 'succeeded' and not ${runLeftAlertsFiring} as helped
      from runs where incident = incidents.number and (state = 'succeeded' or state = 'failed' and ${runHasBegun})
      order by created_at desc limit 1) as run on true
    where incidents.number > ${page.after}::integer and state in ('resolved', 'closed')
    order by incidents.number limit ${page.limit}::integer`.execute(db);
  return rows.map((row) => ({
    number: row.number,
    minutesToEscalation: row.minutes === null ? null : Math.max(0, row.minutes),
    firingAlerts: row.firing,
    endedByPerson: row.by_person,
    runbook: row.runbook === null ? null : { name: row.runbook, helped: row.helped === true },
  }));
}
