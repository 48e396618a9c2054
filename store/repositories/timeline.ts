import type { Actor } from '#domain/incident.ts';
import type { TimelineEntry, TimelineKind } from '#domain/timeline.ts';
import type { Db, Transaction } from '#store/database.ts';
import { jsonb } from '#store/json.ts';

/** Appends to an incident's timeline. Entries are never edited. */
export async function appendTimeline(
  trx: Transaction,
  incident: number,
  entry: { readonly kind: TimelineKind; readonly actor: Actor; readonly text: string; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('timeline')
    .values({ incident, kind: entry.kind, actor: jsonb(entry.actor), text: entry.text, at: entry.at })
    .execute();
}

/** The latest entries, oldest first. */
export async function latestTimeline(db: Db, incident: number, limit: number): Promise<readonly TimelineEntry[]> {
  const rows = await db
    .selectFrom('timeline')
    .select(['kind', 'actor', 'text', 'at'])
    .where('incident', '=', incident)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed();
}
