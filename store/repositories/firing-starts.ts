import type { Db } from '#store/database.ts';

/** When each of these alerts that fires now began, by fingerprint; for senders that do not say. */
export async function firingStarts(db: Db, fingerprints: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await db
    .selectFrom('alerts')
    .select(['fingerprint', 'starts_at'])
    .where('fingerprint', 'in', fingerprints)
    .where('status', '=', 'firing')
    .orderBy('starts_at')
    .execute();
  return new Map(rows.map((row) => [row.fingerprint, row.starts_at]));
}
