import type { Db } from '#store/database.ts';

/** Records that PagerDuty took an event. */
export async function insertPage(
  db: Db,
  page: { readonly incident: number; readonly action: 'trigger' | 'acknowledge' | 'resolve'; readonly summary: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('pages')
    .values({ ...page, sent_at: now })
    .execute();
}

/** Whether anybody was ever paged for this incident, so that there is something to acknowledge or resolve. */
export async function wasPaged(db: Db, incident: number): Promise<boolean> {
  const row = await db
    .selectFrom('pages')
    .select('id')
    .where('incident', '=', incident)
    .where('action', '=', 'trigger')
    .executeTakeFirst();
  return row !== undefined;
}
