import { sql } from 'kysely';
import { jobPayloads } from '#domain/jobs.ts';
import { correlateAlerts } from '#incidents/correlate-alerts.ts';
import type { Deps } from '#incidents/deps.ts';

/** Does what the worker of `correlate-alerts` would do with the jobs that wait, oldest first, and takes them away. */
export async function correlateWaiting(deps: Deps): Promise<void> {
  const { rows } = await sql<{ data: unknown }>`
    delete from pgboss.job where name = 'correlate-alerts' returning data`.execute(deps.db);
  const alerts = rows.flatMap(({ data }) => jobPayloads['correlate-alerts'].parse(data).alerts);
  if (alerts.length > 0) await correlateAlerts(deps, { alerts: alerts.toSorted((a, b) => a - b) });
}
