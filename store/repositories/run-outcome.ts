import { sql } from 'kysely';

/** For queries in which a finished run is called `runs`: whether any of its steps began. */
export const runHasBegun = sql<boolean>`exists (
  select 1 from run_steps where run_steps.run = runs.id and run_steps.started_at is not null)`;

/** When an alert that a run should have ended must be quiet: the same ten minutes after which a success is taken back. */
export const quietFrom = sql<Date>`(runs.finished_at + interval '10 minutes')`;

/** Whether a run changed something and an alert of its incident that was there before fired ten minutes later all the same. */
export const runLeftAlertsFiring = sql<boolean>`(
  exists (select 1 from changes where changes.run = runs.id)
  and exists (select 1 from alerts where alerts.incident = runs.incident and alerts.starts_at <= runs.finished_at
    and (alerts.status = 'firing' or alerts.ends_at > ${quietFrom})))`;
