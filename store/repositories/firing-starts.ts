import { sql } from 'kysely';
import type { Db } from '#store/database.ts';

/** When each of these alerts that fires now began, by fingerprint; for senders that do not say. */
export async function firingStarts(db: Db, fingerprints: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await db
    .selectFrom('alerts')
    .select(['fingerprint', 'starts_at'])
    // One parameter for all of them: a statement takes 65,535, and a large push has more alerts.
    .where('fingerprint', 'in', sql<string>`(select jsonb_array_elements_text(${JSON.stringify(fingerprints)}::jsonb))`)
    .where('status', '=', 'firing')
    .orderBy('starts_at')
    .execute();
  return new Map(rows.map((row) => [row.fingerprint, row.starts_at]));
}
