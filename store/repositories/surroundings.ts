import { openStates } from '#domain/incident.ts';
import { classSchema, type AlertClass } from '#domain/classification.ts';
import { sql } from 'kysely';
import type { Db } from '#store/database.ts';
import { standingClass } from './standing-class.ts';

/** Past incidents of a service that its habits are read from, at most. */
const mostIncidents = 500;

/** Which of these services have an alert that fires now. */
export async function firingServicesAmong(db: Db, services: readonly string[]): Promise<readonly string[]> {
  if (services.length === 0) return [];
  const rows = await db
    .selectFrom('alerts')
    .select('service')
    .distinct()
    .where('status', '=', 'firing')
    .where('service', 'in', services)
    .execute();
  return rows.flatMap(({ service }) => service ?? []);
}

/** How many alerts fire now that do not belong to the incident. */
export async function countOtherFiringAlerts(db: Db, incident: number): Promise<number> {
  const row = await db
    .selectFrom('alerts')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('status', '=', 'firing')
    .where('incident', 'is distinct from', incident)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How often each class stands over the latest 500 incidents of a service before this one. */
export async function pastClassCounts(
  db: Db,
  service: string,
  before: number,
): Promise<Readonly<Partial<Record<AlertClass, number>>>> {
  const { rows } = await sql<{ class: string | null; count: number }>`
    select class, count(*)::integer as count from (
      select ${standingClass} as class from incidents
      where service = ${service} and number < ${before}::integer and state <> 'merged'
      order by number desc limit ${mostIncidents}::integer) as recent
    group by class`.execute(db);
  return Object.fromEntries(
    rows.filter((row) => classSchema.safeParse(row.class).success).map((row) => [row.class, row.count]),
  );
}

/** Open incidents of any of these services. */
export async function openIncidentsOfServices(db: Db, services: readonly string[]): Promise<readonly number[]> {
  if (services.length === 0) return [];
  const rows = await db
    .selectFrom('incidents')
    .select('number')
    .where('state', 'in', [...openStates])
    .where('service', 'in', services)
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}
